package dev.repwatch.monitor.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listed target leaves the configuration: what was told comes to its end, quietly; nobody is woken or reminded. */
class UnwatchedTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private static Episode episode(TellingWorld world) {
        return Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    @Test
    void endsTheConversationWhereItWasToldAndRemindsNobody() {
        try (TellingWorld world = new TellingWorld(directory)) {
            Episode episode = episode(world);
            world.opens(episode);
            world.after(Duration.ofMinutes(1));
            world.happens(new Happening.EpisodeUnwatched(episode, world.clock.instant()));
            world.after(Duration.ofMinutes(10));
            for (NotebookChannel channel : new NotebookChannel[] {world.slack, world.mail}) {
                assertThat(channel.received())
                        .extracting(it -> it.alert().kind())
                        .containsExactly(Alert.Kind.OPENED, Alert.Kind.RESOLVED);
                assertThat(channel.received().get(1).alert().level()).isEqualTo(Alert.Level.OK);
                assertThat(channel.received().get(1).first()).isPresent();
            }
            assertThat(world.openTasks()).isEmpty();
            for (int day = 0; day < 14; day++) {
                world.after(Duration.ofDays(1));
            }
            assertThat(world.slack.received()).hasSize(2);
            assertThat(world.mail.received()).hasSize(2);
        }
    }
}
