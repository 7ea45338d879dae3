package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listed target leaves the configuration: what was told comes to its end, quietly; nobody is woken or reminded. */
class UnwatchedTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private static Episode episode(NotificationWorld world) {
        return Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    @Test
    void endsTheConversationWhereItWasToldAndRemindsNobody() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            Episode episode = episode(world);
            world.opens(episode);
            world.after(Duration.ofMinutes(1));
            world.happens(IncidentEvent.resolved(
                    EpisodeDetail.of(Sample.unwatched(episode, world.clock.instant())), world.clock.instant()));
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

    @Test
    void isNeitherClearedNorCountedInTheTimes() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            Episode open = episode(world);
            world.opens(open);
            long task = world.openTasks().get(0).id();
            world.after(Duration.ofHours(1));
            Instant now = world.clock.instant();
            world.database.inTransaction(t ->
                    world.notificationService.desk().acts().act(t, task, Action.of("requested", "alice", "", now)));
            world.happens(IncidentEvent.resolved(
                    EpisodeDetail.of(new Episode(
                            open.id(),
                            open.target(),
                            open.source(),
                            open.listing(),
                            open.firstSeen(),
                            open.openedAt(),
                            open.lastSeen(),
                            true,
                            false,
                            1,
                            Optional.of(new Episode.Closed(now, Episode.Reason.UNWATCHED)))),
                    now));
            Optional<TaskRow> over = world.database.read(t -> TaskTable.find(t, task));
            assertThat(over.orElseThrow().state()).isEqualTo("expired");
            List<DelistingTimes.Mean> means = world.database.read(t -> DelistingTimes.means(t, Sample.NINE));
            assertThat(means).isEmpty();
            List<TaskNotes.TaskNote> notes = world.database.read(t -> TaskNotes.of(t, task));
            assertThat(notes).extracting(TaskNotes.TaskNote::what).containsExactly("opened", "requested", "unwatched");
        }
    }
}
