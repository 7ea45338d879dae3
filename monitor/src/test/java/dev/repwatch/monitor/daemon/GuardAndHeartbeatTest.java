package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon does for others: it keeps their pools clean, and lets them hear that it lives. */
class GuardAndHeartbeatTest {

    @TempDir
    Path folder;

    @Test
    void aListedAddressLeavesItsPoolAndTheHeartIsFelt() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder);
                MockWebServer receiver = new MockWebServer()) {
            receiver.enqueue(new MockResponse.Builder().code(200).build());
            receiver.start(InetAddress.getLoopbackAddress(), 0);
            Path url = Files.writeString(
                    folder.resolve("heartbeat-url"), receiver.url("/beat").toString());
            Files.setPosixFilePermissions(url, PosixFilePermissions.fromString("rw-------"));
            world.with("""
                [guard]
                files = ["pools.json"]
                [heartbeat]
                url = { file = "heartbeat-url" }
                """);
            world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "Spam", "127.0.0.2");
            try (Daemon daemon = start(world)) {
                assertThat(daemon.database().health().up()).isTrue();
                assertThat(receiver.takeRequest().getTarget()).isEqualTo("/beat");
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(folder.resolve("pools.json"))
                                .content()
                                .containsPattern("\"held\" : \\[ \\{\\s+\"name\" : \"192\\.0\\.2\\.10\"")
                                .containsPattern("\"entries\" : \\[ \\{\\s+\"name\" : \"192\\.0\\.2\\.11\""));
            }
        }
    }

    @Test
    void aConfirmedListingDoesNotWaitForTheNextSweep() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Files.writeString(
                    world.file, Files.readString(world.file).replaceFirst("(?m)^dnsbl = .*$", "dnsbl = \"1h\""));
            world.with("""
                [guard]
                files = ["pools.json"]
                """);
            world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "Spam", "127.0.0.2");
            try (Daemon daemon = start(world)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(folder.resolve("pools.json"))
                                .content()
                                .containsPattern("\"held\" : \\[ \\{\\s+\"name\" : \"192\\.0\\.2\\.10\""));
                assertThat(daemon.memory().view().open()).hasSize(1);
            }
        }
    }

    @Test
    void aResolverThatListsRefuseIsTold() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            world.nameserver.zone(DaemonWorld.ZONE).misbehave(BrokenLists.rcode("REFUSED"));
            try (Daemon daemon = start(world)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(world.slack.received())
                                .anyMatch(post -> post.json().contains("cannot be believed through the resolver")));
                assertThat(daemon.telling()).isNotNull();
            }
        }
    }

    private static Daemon start(DaemonWorld world) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(
                world.file, reader, settings, DaemonEnvironment.ofSystem("test").withoutPosture());
    }
}
