package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole daemon, 2,000 addresses, and a list that begins to list the world in the middle of a sweep; 10,000 with
 * {@code -Drepwatch.world.targets=10000}.
 */
@Tag("slow")
class WorldListingDaemonTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TARGETS = Integer.getInteger("repwatch.world.targets", 2_000);
    /** Two networks below, and the two addresses of every test. */
    private static final int OTHERS = 2 * 256 + 2;

    private static final String WORLD = """

        [[list]]
        id = "world-bl"
        title = "World Blocklist"
        zone = "world.near.test"
        kinds = ["ipv4", "ipv6"]
        tier = 1
        codes = { "127.0.0.2" = { name = "spam source", severity = "critical", scope = "ip" } }
        terms = { queries_per_second = 1000000, note = "a test" }

        [[targets]]
        addresses = ["198.51.100.0/24", "203.0.113.0/24", "2001:db8::1-2001:db8::%x"]
        max_expand = 65536
        """.formatted(TARGETS - OTHERS);

    @Test
    void isOneMessageAndNoEpisode(@TempDir Path folder) throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).with(WORLD)) {
            LoopbackZone zone = world.nameserver
                    .zone("world.near.test")
                    .ttl(Duration.ofSeconds(1))
                    .testPoints("127.0.0.2");
            // a round of so many takes longer than two seconds, which would be told too
            Files.writeString(world.file, Files.readString(world.file).replace("dnsbl = \"2s\"", "dnsbl = \"20s\""));
            ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
            Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
                throw new AssertionError(refused.problems().toString());
            });
            assertThat(settings.targets()).hasSize(TARGETS);

            try (Daemon daemon = Daemon.start(
                    world.file,
                    reader,
                    settings,
                    DaemonEnvironment.ofSystem("test").withoutPosture())) {
                await().atMost(PATIENCE).until(() -> status(world, "/-/ready") == 200);
                await().atMost(PATIENCE).until(() -> posts(world).size() == 1);
                long before = zone.questions();
                await().atMost(PATIENCE).until(() -> zone.questions() > before + TARGETS / 2);

                zone.misbehave(BrokenLists.everything("127.0.0.2"));

                await().atMost(PATIENCE)
                        .until(() ->
                                posts(world).size() > 1 && world.mail.received().size() > 1);
                long probed = zone.questions();
                await().atMost(PATIENCE).until(() -> zone.questions() > probed + 5);
                assertThat(posts(world).get(0)).contains("First look");
                assertThat(posts(world).subList(1, posts(world).size()))
                        .singleElement()
                        .asString()
                        .contains("World Blocklist is not believed for now")
                        .contains("lists everything");
                assertThat(world.mail.received()).hasSize(2);
                assertThat(count(daemon, "episode")).isZero();
                assertThat(count(daemon, "delisting_task")).isZero();
                assertThat(count(daemon, "outbox")).isEqualTo(4);
            }
        }
    }

    /** Messages that begin a conversation, and whatever was said in one. */
    private static List<String> posts(DaemonWorld world) {
        return world.slack.received().stream()
                .filter(post -> post.method().startsWith("chat.post"))
                .map(SlackPost::text)
                .toList();
    }

    private static long count(Daemon daemon, String table) {
        return daemon.database()
                .read(transaction -> transaction
                        .handle()
                        .createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static int status(DaemonWorld world, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
