package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set while something waits neither silences nor repeats; what was to happen in a minute happens in one. */
class SteppedClockTest {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Delivery AWAY = new Delivery.RetryLater(Optional.empty(), "HTTP 503");

    @TempDir
    Path directory;

    private static NotificationSettings escalating() {
        return NotificationWorld.settings(
                GroupingSettings.DEFAULT,
                new EscalationSettings(
                        List.of("boss"), Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(2), 3),
                Optional.of("backup"),
                List.of(new Route(new Matcher(Map.of()), List.of("ops"))),
                List.of());
    }

    private static void opens(ChannelsWorld world, int id, String target) {
        world.happens(IncidentEvent.opened(
                EpisodeDetail.of(Sample.episode(id, target, "zen", Severity.CRITICAL, world.clock.instant())),
                world.clock.instant()));
    }

    private static List<String> events(NotebookChannel channel) {
        return channel.accepted().stream()
                .map(it -> it.alert().kind() + " " + it.alert().threadKey())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "PT24H", "-PT24H"})
    void aMessageThatWaitsForItsNextTryGoesOutInTime(Duration by) {
        try (ChannelsWorld world = new ChannelsWorld(directory, escalating(), "ops", "boss", "backup")) {
            world.channel("ops").answerAlways(Optional.of(AWAY));
            opens(world, 1, "192.0.2.10");
            world.after(Duration.ofMinutes(1), STEP);
            world.set(by);
            world.channel("ops").answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(2), STEP);
            assertThat(events(world.channel("ops"))).containsExactly("OPENED episode-1");
            assertThat(world.channel("boss").received()).isEmpty();
            assertThat(world.channel("backup").received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "PT24H", "-PT24H"})
    void whatWaitsToBeGroupedEscalatedAndCopiedDoesSoInTime(Duration by) {
        try (ChannelsWorld world = new ChannelsWorld(directory, escalating(), "ops", "boss", "backup")) {
            opens(world, 1, "192.0.2.10");
            world.after(Duration.ofSeconds(10), STEP);
            world.set(by);
            world.after(Duration.ofSeconds(15), STEP);
            assertThat(world.channel("ops").received())
                    .as("it waits for others")
                    .isEmpty();
            world.after(STEP, STEP);
            assertThat(events(world.channel("ops"))).containsExactly("OPENED episode-1");
            world.set(by.negated());
            world.after(Duration.ofMinutes(29), Duration.ofSeconds(30));
            assertThat(world.channel("boss").received()).as("not yet").isEmpty();
            world.after(Duration.ofMinutes(2), Duration.ofSeconds(10));
            assertThat(world.channel("boss").headlines())
                    .singleElement()
                    .asString()
                    .startsWith("Nobody has acknowledged for 30 min");
            world.channel("ops").answerAlways(Optional.of(AWAY));
            opens(world, 2, "203.0.113.9");
            world.after(Duration.ofMinutes(1), STEP);
            world.set(by);
            world.after(Duration.ofMinutes(13), Duration.ofSeconds(30));
            assertThat(world.channel("backup").received()).isEmpty();
            world.after(Duration.ofMinutes(3), Duration.ofSeconds(30));
            assertThat(events(world.channel("backup"))).containsExactly("OPENED episode-2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "PT24H", "-PT24H"})
    void aBrokenChannelIsTriedAndASnoozeAndASilenceEndInTime(Duration by) {
        try (ChannelsWorld world = new ChannelsWorld(directory, NotificationWorld.settings(), "ops")) {
            opens(world, 1, "192.0.2.10");
            world.after(Duration.ofMinutes(1), STEP);
            world.service.acts().act("snooze", "episode-1", "alice", "", Duration.ofMinutes(20));
            world.database.inTransaction(t -> world.service
                    .silences()
                    .add(
                            t,
                            new Matcher(Map.of("target", "203.0.113.9")),
                            world.clock.instant(),
                            Duration.ofMinutes(10),
                            "alice",
                            "",
                            world.clock.instant()));
            opens(world, 2, "203.0.113.9");
            world.channel("ops")
                    .answerAlways(Optional.of(new Delivery.Refused(Delivery.Fault.CHANNEL, "token_revoked")));
            world.after(Duration.ofMinutes(1), STEP);
            world.set(by);
            world.channel("ops").answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(2), STEP);
            assertThat(world.channel("ops").headlines()).last().asString().startsWith("Snoozed by alice");
            world.after(Duration.ofMinutes(8), Duration.ofSeconds(15));
            assertThat(events(world.channel("ops"))).last().isEqualTo("OPENED episode-2");
            int told = world.channel("ops").received().size();
            world.after(Duration.ofMinutes(7), Duration.ofSeconds(30));
            assertThat(world.channel("ops").received()).as("it is snoozed").hasSize(told);
            world.after(Duration.ofMinutes(5), Duration.ofSeconds(30));
            assertThat(world.channel("ops").received()).hasSize(told + 1);
        }
    }

    /** Nobody saw it: what waits is bounded all the same. */
    @Test
    void aClockThatWasSetBackWhileTheDaemonWasDownSilencesNothing() {
        try (ChannelsWorld world = new ChannelsWorld(directory, escalating(), "ops", "boss", "backup")) {
            world.channel("ops").answerAlways(Optional.of(AWAY));
            opens(world, 1, "192.0.2.10");
            world.after(Duration.ofMinutes(1), STEP);
            opens(world, 2, "203.0.113.9");
            ChannelsWorld.whileDown(world, Duration.ofDays(-1));
            world.channel("ops").answerAlways(Optional.empty());
            world.restarts(world.channels);
            world.after(Duration.ofMinutes(2), STEP);
            assertThat(world.channel("ops").accepted())
                    .extracting(
                            it -> it.alert().kind(),
                            it -> it.alert().threadKey().replaceAll("@.*", ""))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(Alert.Kind.OPENED, "episode-1"),
                            org.assertj.core.groups.Tuple.tuple(Alert.Kind.OPENED, "episode-2"));
            world.after(Duration.ofMinutes(32), Duration.ofSeconds(30));
            assertThat(world.channel("boss").received()).hasSize(2);
        }
    }
}
