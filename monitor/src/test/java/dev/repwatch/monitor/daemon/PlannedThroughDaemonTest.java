package dev.repwatch.monitor.daemon;

import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that does not allow every target its turn in every round, asked by the whole daemon. */
class PlannedThroughDaemonTest {

    private static final int ALLOWED = 40_000;

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aRefusalThatNamesAListIsLookedIntoWithinFiveSeconds() throws IOException {
        Files.writeString(folder.resolve("mail.log"), "");
        try (DaemonWorld world = scarce(new DaemonWorld(folder).with("""

                [maillog]
                files = ["mail.log"]
                [[targets]]
                addresses = ["198.51.100.0/24", "203.0.113.0/24"]
                """))) {
            LoopbackZone zone = world.nameserver.zone(DaemonWorld.ZONE);
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> zone.questions() > 0);
                long before = world.nameserver.asked("10.2.0.192." + DaemonWorld.ZONE);
                zone.list("192.0.2.10", "Spam", "127.0.0.2");
                Files.writeString(
                        folder.resolve("mail.log"),
                        STAMP.format(Instant.now())
                                + " mx1 postfix-192.0.2.10/smtp[4]: 4jd0h85xlYzJTpP: to=<u@corp.example>,"
                                + " relay=mx.corp.example[192.0.2.71]:25, delay=0.9, delays=0.1/0.01/0.5/0.29, dsn=5.7.1,"
                                + " status=bounced (host mx.corp.example[192.0.2.71] said: 554 5.7.1 Service unavailable;"
                                + " Client host [192.0.2.10] blocked using " + DaemonWorld.ZONE
                                + "; (in reply to RCPT TO command))\n",
                        StandardOpenOption.APPEND);

                await().atMost(Duration.ofSeconds(5))
                        .until(() -> world.nameserver.asked("10.2.0.192." + DaemonWorld.ZONE) > before);
                await().atMost(WITHIN)
                        .until(() -> daemon.memory().view().open().stream()
                                .anyMatch(episode -> episode.target().text().equals("192.0.2.10")));
            }
        }
    }

    private static DaemonWorld scarce(DaemonWorld world) throws IOException {
        Files.writeString(
                world.file,
                Files.readString(world.file)
                        .replace("dnsbl = \"2s\"", "dnsbl = \"10m\"")
                        .replace("timeout = \"1s\"", "timeout = \"30s\"")
                        .replace(
                                "tier = 1\n",
                                "tier = 1\nmin_interval = \"5m\"\nterms = { queries_per_day = " + ALLOWED + " }\n"));
        return world;
    }
}
