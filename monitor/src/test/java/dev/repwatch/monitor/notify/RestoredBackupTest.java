package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is brought back: what was told before it was made is not told again, and what waited in it may have been. */
class RestoredBackupTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void sendsNothingAgainThatIsToldInItAndMarksWhatWaited() throws IOException {
        Path backup = directory.resolve("monday.mv.db");
        try (NotificationWorld world = new NotificationWorld(directory.resolve("before"))) {
            opens(world, 1, "192.0.2.10");
            assertThat(world.slack.received()).hasSize(1);
            world.slack.answer(
                    new Delivery.RetryLater(Optional.of(Duration.ofMinutes(5)), "busy"),
                    new Delivery.RetryLater(Optional.of(Duration.ofMinutes(5)), "busy"));
            opens(world, 2, "198.51.100.7");
            world.database.backUp(backup);
            world.after(Duration.ofMinutes(30));
            assertThat(world.slack.headlines()).last().asString().contains("198.51.100.7");
        }
        Path home = Files.createDirectories(directory.resolve("restored"));
        Files.copy(backup, home.resolve("repwatch.mv.db"));
        try (NotificationWorld restored = new NotificationWorld(home)) {
            assertThat(restored.database.restored()).isTrue();
            restored.notificationService.doubtWhatWaits();
            restored.notificationService.takeBackOwn();
            restored.after(Duration.ofMinutes(30));
            restored.after(Duration.ofMinutes(30));
            assertThat(restored.slack.headlines()).noneMatch(headline -> headline.contains("192.0.2.10"));
            assertThat(restored.slack.received()).singleElement().satisfies(again -> {
                assertThat(again.alert().headline()).contains("198.51.100.7");
                assertThat(again.alert().repeat()).isTrue();
            });
        }
    }

    private static void opens(NotificationWorld world, long id, String address) {
        world.happens(IncidentEvent.opened(
                EpisodeDetail.of(Sample.episode(id, address, "zen", Severity.CRITICAL, world.clock.instant())),
                world.clock.instant()));
        world.after(Duration.ofMinutes(1));
    }
}
