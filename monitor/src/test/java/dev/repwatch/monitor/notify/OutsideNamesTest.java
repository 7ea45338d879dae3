package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every database has a first episode; its alerts must not be taken for those of another. */
class OutsideNamesTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private static Episode first(ChannelsWorld world) {
        return Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    private ChannelsWorld world(String name, long seed) {
        ChannelsWorld world = new ChannelsWorld(
                directory.resolve(name), NotificationWorld.settings(), new SplittableRandom(seed), "ops");
        world.restarts(world.channels);
        return world;
    }

    private static Alert told(ChannelsWorld world, IncidentEvent<?> event) {
        world.happens(event);
        world.after(Duration.ofMinutes(1), STEP);
        NotebookChannel ops = world.channel("ops");
        return ops.received().get(ops.received().size() - 1).alert();
    }

    private static Alert opened(ChannelsWorld world) {
        return told(world, IncidentEvent.opened(EpisodeDetail.of(first(world)), world.clock.instant()));
    }

    @Test
    void theFirstEpisodesOfTwoDatabasesHaveDifferentNames() {
        try (ChannelsWorld one = world("one", 1);
                ChannelsWorld other = world("other", 2)) {
            Alert here = opened(one);
            Alert there = opened(other);
            assertThat(here.threadKey()).matches("episode-1@[0-9a-f]{10}").isNotEqualTo(there.threadKey());
            assertThat(here.dedupeKey())
                    .matches("episode-1:opened:[0-9]+@[0-9a-f]{10}")
                    .isNotEqualTo(there.dedupeKey());
            String button = there.actions().get(0).subject();
            assertThat(button).isEqualTo(there.threadKey());
            assertThatThrownBy(() -> one.service.acts().act("ack", button, "alice", "", Duration.ofHours(4)))
                    .as("the button of another")
                    .hasMessage("episode-1 is not open (any more).");
            assertThat(other.service.acts().act("ack", button, "alice", "", Duration.ofHours(4)))
                    .startsWith("Acknowledged by alice");
            assertThat(one.service.acts().act("ack", "episode-1", "alice", "", Duration.ofHours(4)))
                    .as("what people type")
                    .startsWith("Acknowledged by alice");
        }
    }

    /** A restored database goes on with the conversations of its backup, and numbers anew what came after it. */
    @Test
    void aConversationKeepsItsNameOverStartsAndItsEventsGetNewOnes() {
        try (ChannelsWorld world = world("one", 1)) {
            Alert begun = opened(world);
            world.restarts(world.channels);
            Alert ended = told(world, IncidentEvent.resolved(EpisodeDetail.of(first(world)), world.clock.instant()));
            assertThat(ended.kind()).isEqualTo(Alert.Kind.RESOLVED);
            assertThat(ended.threadKey()).isEqualTo(begun.threadKey());
            assertThat(tag(ended.dedupeKey())).isNotEqualTo(tag(begun.dedupeKey()));
            Episode second = Sample.episode(2, "203.0.113.9", "zen", Severity.CRITICAL, world.clock.instant());
            Alert next = told(world, IncidentEvent.opened(EpisodeDetail.of(second), world.clock.instant()));
            assertThat(tag(next.threadKey())).isEqualTo(tag(ended.dedupeKey()));
        }
    }

    private static String tag(String name) {
        return name.substring(name.indexOf('@'));
    }
}
