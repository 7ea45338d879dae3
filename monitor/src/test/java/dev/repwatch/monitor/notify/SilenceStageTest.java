package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.incident.StaleDetail;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceStageTest {

    @TempDir
    Path directory;

    private final Episode critical = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
    private final Episode minor = Sample.episode(8, "192.0.2.10", "minor-bl", Severity.MINOR, Sample.NINE);

    @Test
    void aSilenceHoldsAndWhatStillLastsIsToldWhenItEnds() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            silence(world, Map.of("target", "192.0.2.*"), Duration.ofHours(2));
            world.opens(critical, minor);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received()).isEmpty();
            world.clears(minor);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.headlines())
                    .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
        }
    }

    @Test
    void endingASilenceReleasesWhatItHeldAtOnce() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            long id = silence(world, Map.of("list", "zen"), Duration.ofDays(1));
            world.opens(critical);
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).isEmpty();
            assertThat(ended(world, id)).isTrue();
            world.after(Duration.ofSeconds(1));
            assertThat(world.slack.received()).hasSize(1);
        }
    }

    /** It would hold up everything else. */
    @Test
    void aSilenceMayHaveAnEndlessNote() {
        ConfiguredSilence standing = new SilenceEntry(
                        Map.of("list", "zen"), Optional.empty(), Sample.NINE.plus(Duration.ofDays(1)), "n".repeat(5000))
                .standing();
        NotificationSettings settings = NotificationWorld.settings(
                GroupingSettings.DEFAULT, EscalationSettings.OFF, Optional.empty(), List.of(), List.of(standing));
        Episode held = Sample.episode(9, "192.0.2.11", "minor-bl", Severity.MAJOR, Sample.NINE);
        try (NotificationWorld world = new NotificationWorld(directory, settings)) {
            world.database.inTransaction(t -> world.notificationService
                    .silences()
                    .add(
                            t,
                            new Matcher(Map.of("target", "192.0.2.11")),
                            world.clock.instant(),
                            Duration.ofDays(1),
                            "w\u0000".repeat(5000),
                            "n\u0000".repeat(5000),
                            world.clock.instant()));
            world.opens(critical, minor, held);
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.headlines()).containsExactly("192.0.2.10 (mx1) is listed on Minor BL: spam source");
        }
    }

    /** Else a card stays red and an incident open for ever. */
    @Test
    void theEndOfWhatWasToldBeforeASilenceIsToldWhateverTheSilenceHeldMeanwhile() {
        Episode worse = Sample.episode(8, "192.0.2.10", "minor-bl", Severity.CRITICAL, Sample.NINE);
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.opens(critical, minor);
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(2);
            silence(world, Map.of("target", "192.0.2.*"), Duration.ofHours(2));
            assertThat(world.notificationService.acts().act("ack", "episode-7", "alice", "on it", Duration.ofHours(1)))
                    .isNotBlank();
            world.happens(IncidentEvent.changed(
                    EpisodeDetail.of(worse, Optional.of(minor.listing())), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            world.clears(critical, worse);
            world.after(Duration.ofMinutes(30));
            assertThat(world.slack.received()).hasSize(2);
            world.after(Duration.ofHours(2));
            assertThat(world.slack.received().subList(2, 4))
                    .extracting(it -> it.alert().threadKey() + " " + it.alert().kind())
                    .containsExactlyInAnyOrder("episode-7 RESOLVED", "episode-8 RESOLVED");
        }
    }

    /** What was told with others waits for its end as what was told alone does. */
    @Test
    void theEndOfWhatWasToldTogetherIsToldAfterASilenceToo() {
        NotificationSettings pairs = NotificationWorld.settings(
                new GroupingSettings(Duration.ZERO, Duration.ZERO, 2, 10, 4),
                EscalationSettings.OFF,
                Optional.empty(),
                List.of(),
                List.of());
        Episode one = Sample.episode(1, "198.51.100.1", "zen", Severity.MAJOR, Sample.NINE);
        Episode two = Sample.episode(2, "198.51.100.2", "zen", Severity.MAJOR, Sample.NINE);
        Episode worse = Sample.episode(1, "198.51.100.1", "zen", Severity.CRITICAL, Sample.NINE);
        try (NotificationWorld world = new NotificationWorld(directory, pairs)) {
            world.opens(one, two);
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
            silence(world, Map.of("list", "zen"), Duration.ofHours(1));
            world.happens(
                    IncidentEvent.changed(EpisodeDetail.of(worse, Optional.of(one.listing())), world.clock.instant()));
            world.clears(worse);
            world.after(Duration.ofMinutes(30));
            assertThat(world.slack.received()).hasSize(1);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.headlines()).hasSize(2).last().asString().contains("1 of 2");
        }
    }

    private static boolean ended(NotificationWorld world, long id) {
        return world.database.inTransaction(
                t -> world.notificationService.silences().end(t, id, world.clock.instant()));
    }

    /** A reload makes the telling anew. */
    @Test
    void whatASilenceOfTheConfigurationHeldIsToldWhenItIsTakenOut() {
        ConfiguredSilence month = new SilenceEntry(
                        Map.of("list", "zen"), Optional.empty(), Sample.NINE.plus(Duration.ofDays(30)), "moving house")
                .standing();
        NotificationSettings silent = NotificationWorld.settings(
                GroupingSettings.DEFAULT, EscalationSettings.OFF, Optional.empty(), List.of(), List.of(month));
        try (NotificationWorld world = new NotificationWorld(directory, silent)) {
            world.opens(critical);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received()).isEmpty();
        }
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.clock.forward(Duration.ofHours(1));
            world.notificationService.takeBackOwn();
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
        }
    }

    @Test
    void aSilenceMayBeginLater() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            silence(world, Map.of("target", "192.0.2.*"), Duration.ofHours(1), Duration.ofHours(1));
            world.opens(Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
            world.after(Duration.ofHours(1));
            world.opens(Sample.episode(8, "192.0.2.11", "zen", Severity.CRITICAL, world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received()).hasSize(2);
        }
    }

    private static long silence(NotificationWorld world, Map<String, String> match, Duration lasting) {
        return silence(world, match, Duration.ZERO, lasting);
    }

    private static long silence(NotificationWorld world, Map<String, String> match, Duration begins, Duration lasting) {
        return world.database.inTransaction(t -> world.notificationService
                .silences()
                .add(
                        t,
                        new Matcher(match),
                        world.clock.instant().plus(begins),
                        lasting,
                        "alice",
                        "moving house",
                        world.clock.instant()));
    }

    @Test
    void maintenanceHoldsEveryWeek() {
        // 2026-11-24 is a Tuesday
        QuietHours hours = new QuietHours(
                LocalTime.of(8, 0), LocalTime.of(10, 0), ZoneOffset.UTC, Set.of(DayOfWeek.TUESDAY), Severity.CRITICAL);
        ConfiguredSilence maintenance =
                new ConfiguredSilence(new Matcher(Map.of("pool", "transactional")), hours::end, "patch day");
        NotificationSettings settings = NotificationWorld.settings(
                GroupingSettings.DEFAULT, EscalationSettings.OFF, Optional.empty(), List.of(), List.of(maintenance));
        try (NotificationWorld world = new NotificationWorld(directory, settings)) {
            world.opens(critical);
            world.after(Duration.ofMinutes(59));
            assertThat(world.slack.received()).isEmpty();
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received()).hasSize(1);
        }
    }

    @Test
    void quietHoursOfAChannelHoldAllButTheCritical() {
        // 09:00 UTC is 18:00 in Tokyo
        QuietHours night = new QuietHours(
                LocalTime.of(18, 0), LocalTime.of(8, 30), ZoneId.of("Asia/Tokyo"), Set.of(), Severity.CRITICAL);
        try (NotificationWorld world =
                new NotificationWorld(directory, NotificationWorld.settings(), Optional.of(night))) {
            world.opens(critical, minor);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.headlines())
                    .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
            world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2026-11-24T23:29:00Z")));
            world.notificationService.dispatchOnce();
            assertThat(world.slack.headlines()).noneMatch(it -> it.contains("Minor BL: "));
            world.after(Duration.ofMinutes(2));
            assertThat(world.slack.headlines()).anyMatch(it -> it.contains("Minor BL: "));
        }
    }

    /** People hear what happened in its order, so what was to wait until the morning goes first. */
    @Test
    void whatBecomesCriticalAtNightIsToldAtOnceWithWhatWaited() {
        Episode mild = Sample.episode(9, "192.0.2.10", "zen", Severity.MINOR, Sample.NINE);
        Episode worse = Sample.episode(9, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
        QuietHours night =
                new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneOffset.UTC, Set.of(), Severity.CRITICAL);
        try (NotificationWorld world =
                new NotificationWorld(directory, NotificationWorld.settings(), Optional.of(night))) {
            world.opens(mild, minor);
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received()).isEmpty();
            world.happens(
                    IncidentEvent.changed(EpisodeDetail.of(worse, Optional.of(mild.listing())), world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            assertThat(world.slack.received())
                    .extracting(it -> it.alert().kind())
                    .containsExactly(Alert.Kind.OPENED, Alert.Kind.UPDATED);
            assertThat(world.slack.received())
                    .extracting(it -> it.alert().threadKey())
                    .containsOnly("episode-9");
        }
    }

    /** Else the heartbeat would fall silent every night. */
    @Test
    void whatQuietHoursHoldIsNotLate() {
        QuietHours night =
                new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneOffset.UTC, Set.of(), Severity.CRITICAL);
        try (NotificationWorld world =
                new NotificationWorld(directory, NotificationWorld.settings(), Optional.of(night))) {
            world.opens(minor);
            world.after(Duration.ofHours(1));
            assertThat(world.database
                            .read(t -> PendingCounts.read(t, world.clock.instant()))
                            .outbox()
                            .get("ops"))
                    .isEqualTo(new PendingCounts.Backlog(1, Instant.parse("2026-11-24T20:00:00Z")));
        }
    }

    @Test
    void aListThatIsNotBelievedMutesWhatFollowsFromIt() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            SourceId zen = new SourceId("zen");
            world.happens(IncidentEvent.opened(
                    new QuarantineDetail(zen, Optional.of(Cause.TIMED_OUT), "no answer", world.clock.instant()),
                    world.clock.instant()));
            world.after(Duration.ofMinutes(1));
            world.happens(IncidentEvent.opened(new StaleDetail(zen, 40, Sample.NINE), world.clock.instant()));
            world.after(Duration.ofHours(1));
            assertThat(world.slack.received()).hasSize(1);
            world.happens(
                    IncidentEvent.resolved(new StaleDetail(zen, 0, world.clock.instant()), world.clock.instant()));
            world.happens(IncidentEvent.resolved(
                    new QuarantineDetail(zen, Optional.empty(), "", Sample.NINE), world.clock.instant()));
            world.after(Duration.ofHours(1));
            assertThat(world.slack.headlines())
                    .containsExactly(
                            "Example ZEN is not believed for now: it does not answer", "Example ZEN is believed again");
        }
    }

    @Test
    void aDeadResolverMutesEveryList() {
        try (NotificationWorld world = new NotificationWorld(directory)) {
            world.happens(new DaemonTrouble("resolver", "No resolver answers", "Look at 127.0.0.1:53.")
                    .event(false, world.clock.instant()));
            for (String list : List.of("zen", "minor-bl")) {
                world.happens(IncidentEvent.opened(
                        new QuarantineDetail(
                                new SourceId(list), Optional.of(Cause.TIMED_OUT), "no answer", world.clock.instant()),
                        world.clock.instant()));
            }
            world.after(Duration.ofMinutes(10));
            assertThat(world.slack.headlines()).containsExactly("No resolver answers");
        }
    }

    @Test
    void theFirstRouteThatFitsDecides() {
        NotificationSettings settings = NotificationWorld.settings(
                GroupingSettings.DEFAULT,
                EscalationSettings.OFF,
                Optional.empty(),
                List.of(
                        new Route(
                                new Matcher(Map.of("pool", "trans*", "severity", "major", "tier", "1")),
                                List.of("mail")),
                        new Route(new Matcher(Map.of()), List.of("ops"))),
                List.of());
        try (NotificationWorld world = new NotificationWorld(directory, settings)) {
            world.opens(critical, minor);
            world.after(Duration.ofMinutes(1));
            assertThat(world.mail.headlines())
                    .containsExactly("192.0.2.10 (mx1) is listed on Example ZEN: spam source");
            assertThat(world.slack.headlines()).containsExactly("192.0.2.10 (mx1) is listed on Minor BL: spam source");
        }
    }
}
