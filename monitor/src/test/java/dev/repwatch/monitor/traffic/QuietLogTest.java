package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that nobody writes any more is not taken for a world without refusals. */
class QuietLogTest {

    private static final String LINE =
            "2026-11-29T10:00:00+00:00 mx1 postfix-198.51.100.7/smtp[1]: 4A: to=<a@b.example>,"
                    + " relay=mx.b.example[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 ok)\n";

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T10:00:05Z"));

    @Test
    void c09RightToKnow546AnImportThatStoppedIsTold() throws IOException {
        Path log = Files.writeString(folder.resolve("mail.log"), LINE);
        try (Database database = KilledReader.open(folder);
                MailTraffic traffic = new MailTraffic(database, now::get)) {
            traffic.use(following(log), folder.resolve("config.toml"), Map.of());
            traffic.pass();
            assertThat(traffic.fresh()).isTrue();
            pass(Duration.ofHours(5), traffic);
            assertThat(traffic.fresh()).isTrue();
            pass(Duration.ofHours(2), traffic);
            assertThat(traffic.logs()).singleElement().satisfies(state -> {
                assertThat(state.quiet()).isTrue();
                assertThat(state.name()).isEqualTo(log.toString());
            });
            assertThat(traffic.fresh()).as("no absence of refusals is believed").isFalse();
            Files.writeString(log, LINE, StandardOpenOption.APPEND);
            pass(Duration.ofSeconds(1), traffic);
            assertThat(traffic.fresh()).isTrue();
        }
    }

    private void pass(Duration time, MailTraffic traffic) {
        now.updateAndGet(at -> at.plus(time));
        traffic.pass();
    }

    private static MaillogSettings following(Path log) {
        MaillogSettings none = MaillogSettings.defaults();
        return new MaillogSettings(
                java.util.List.of(log.toString()),
                Optional.empty(),
                Optional.empty(),
                none.sources(),
                false,
                none.docker(),
                none.quietAfter(),
                none.keep(),
                none.keepAddresses(),
                none.mostAddresses(),
                none.leastAttempts(),
                none.rules(),
                none.mapping());
    }
}
