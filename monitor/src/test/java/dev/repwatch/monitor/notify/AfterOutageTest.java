package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that took nothing for an hour: what lasts comes first, the newest of it before the older; what is over is one line. */
class AfterOutageTest {

    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Optional<Delivery> DOWN =
            Optional.of(new Delivery.RetryLater(Optional.empty(), "nobody listens"));

    @TempDir
    Path directory;

    private ChannelsWorld world(Language language) {
        return world(language, Optional.empty(), "ops");
    }

    private ChannelsWorld world(Language language, Optional<String> fallback, String... names) {
        return new ChannelsWorld(
                directory.resolve(language.tag()),
                new NotificationSettings(
                        language,
                        ZoneOffset.UTC,
                        "node-1",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        fallback,
                        List.of(new Route(new Matcher(Map.of()), List.of("ops"))),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                names);
    }

    private static Episode listed(ChannelsWorld world, int id, Severity severity) {
        Episode episode = Sample.episode(id, "198.51." + id + ".1", "zen", severity, world.clock.instant());
        world.happens(IncidentEvent.opened(EpisodeDetail.of(episode), world.clock.instant()));
        world.after(Duration.ofMinutes(5), STEP);
        return episode;
    }

    private static void over(ChannelsWorld world, Episode... episodes) {
        for (Episode episode : episodes) {
            world.happens(IncidentEvent.resolved(EpisodeDetail.of(episode), world.clock.instant()));
            world.after(Duration.ofMinutes(2), STEP);
        }
    }

    /** Returns what was taken, in order. */
    private List<Alert> anHourWithoutTheChannel(ChannelsWorld world) {
        NotebookChannel ops = world.channel("ops");
        Episode known = listed(world, 1, Severity.CRITICAL);
        ops.answerAlways(DOWN);
        listed(world, 2, Severity.CRITICAL);
        Episode passing = listed(world, 3, Severity.CRITICAL);
        listed(world, 4, Severity.MAJOR);
        over(world, passing, known);
        Episode another = listed(world, 5, Severity.CRITICAL);
        listed(world, 6, Severity.CRITICAL);
        over(world, another);
        world.after(Duration.ofMinutes(30), STEP);
        Episode last = listed(world, 7, Severity.MAJOR);
        over(world, last);
        ops.answerAlways(Optional.empty());
        world.after(Duration.ofMinutes(15), STEP);
        return ops.accepted().stream().map(Channel.Envelope::alert).toList();
    }

    @Test
    void whatLastsComesFirstAndWhatIsOverIsOneLine() {
        try (ChannelsWorld world = world(Language.EN)) {
            List<Alert> told = anHourWithoutTheChannel(world);
            assertThat(told)
                    .extracting(Alert::headline)
                    .containsExactly(
                            "198.51.1.1 is listed on Example ZEN: spam source",
                            "198.51.6.1 is listed on Example ZEN: spam source",
                            "198.51.2.1 is listed on Example ZEN: spam source",
                            "198.51.4.1 is listed on Example ZEN: spam source",
                            "198.51.1.1 is off Example ZEN",
                            "While channel ops was not reached, 3 alerts came and went");
            assertThat(told.get(5).advice())
                    .containsExactly(
                            "198.51.3.1 is off Example ZEN",
                            "198.51.5.1 is off Example ZEN",
                            "198.51.7.1 is off Example ZEN");
            assertThat(told.get(5).label("merged").orElseThrow().split(" "))
                    .as("each event is told")
                    .hasSize(6);
        }
    }

    @Test
    void inJapaneseToo() {
        try (ChannelsWorld world = world(Language.JA)) {
            List<Alert> told = anHourWithoutTheChannel(world);
            assertThat(told).hasSize(6);
            assertThat(told.get(5).headline()).isEqualTo("チャンネル ops に送信できない間に発生し、すでに解消したアラート: 3 件");
            assertThat(told.get(5).advice())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).contains("198.51."));
        }
    }

    /** While nothing is late, what happened first is told first. */
    @Test
    void whatIsNotLateKeepsItsOrder() {
        try (ChannelsWorld world = world(Language.EN)) {
            NotebookChannel ops = world.channel("ops");
            ops.answerAlways(DOWN);
            for (int id = 1; id < 4; id++) {
                Episode episode =
                        Sample.episode(id, "198.51." + id + ".1", "zen", Severity.MAJOR, world.clock.instant());
                world.happens(IncidentEvent.opened(EpisodeDetail.of(episode), world.clock.instant()));
            }
            world.after(Duration.ofMinutes(1), STEP);
            ops.answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(5), STEP);
            assertThat(ops.accepted())
                    .extracting(it -> it.alert().headline().substring(0, 10))
                    .containsExactly("198.51.1.1", "198.51.2.1", "198.51.3.1");
        }
    }

    /** More than ten are counted, and what still comes and goes while nothing is taken joins the line. */
    @Test
    void manyAreStillOneLine() {
        try (ChannelsWorld world = world(Language.EN)) {
            NotebookChannel ops = world.channel("ops");
            ops.answerAlways(DOWN);
            for (int id = 1; id <= 14; id++) {
                over(world, listed(world, id, Severity.CRITICAL));
            }
            ops.answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(15), STEP);
            assertThat(ops.accepted()).singleElement().satisfies(it -> {
                assertThat(it.alert().headline())
                        .isEqualTo("While channel ops was not reached, 14 alerts came and went");
                assertThat(it.alert().advice()).hasSize(11).last().isEqualTo("… and 4 more.");
            });
        }
    }

    /** What another process held while the line was written joins it afterwards; the line is another one then. */
    @Test
    void whatWasHeldElsewhereJoinsTheLine() {
        try (ChannelsWorld world = world(Language.EN)) {
            NotebookChannel ops = world.channel("ops");
            ops.answerAlways(DOWN);
            List<Episode> passing = IntStream.rangeClosed(1, 3)
                    .mapToObj(id ->
                            Sample.episode(id, "198.51." + id + ".1", "zen", Severity.MAJOR, world.clock.instant()))
                    .toList();
            passing.forEach(it -> world.happens(IncidentEvent.opened(EpisodeDetail.of(it), world.clock.instant())));
            world.after(STEP, STEP);
            passing.forEach(it -> world.happens(IncidentEvent.resolved(EpisodeDetail.of(it), world.clock.instant())));
            world.after(STEP, STEP);
            long hourLater = world.clock.instant().plus(Duration.ofHours(1)).toEpochMilli();
            assertThat(world.database.<Integer>inTransaction(t -> t.handle()
                            .createUpdate("UPDATE outbox SET state = 'CLAIMED', lease_owner = 'another', lease_until ="
                                    + " :until WHERE dedupe_key LIKE 'episode-2:cleared:%' AND state IN"
                                    + " ('PENDING', 'RETRY')")
                            .bind("until", hourLater)
                            .execute()))
                    .isOne();
            world.after(Duration.ofMinutes(30), Duration.ofMinutes(1));
            assertThat(stoodFor(world)).containsExactly("episode-1", "episode-3");
            world.after(Duration.ofMinutes(45), Duration.ofMinutes(1));
            ops.answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(15), STEP);
            assertThat(ops.accepted()).singleElement().satisfies(it -> {
                assertThat(it.alert().headline())
                        .isEqualTo("While channel ops was not reached, 3 alerts came and went");
                assertThat(it.alert().events()).hasSize(7);
            });
            assertThat(stoodFor(world)).containsExactly("episode-1", "episode-2", "episode-3");
        }
    }

    /** Critical news that waits for a quarter of an hour goes to the fallback, in a line with others, too. */
    @Test
    void whatWasCriticalReachesTheFallbackAllTheSame() {
        try (ChannelsWorld world = world(Language.EN, Optional.of("pager"), "ops", "pager")) {
            NotebookChannel ops = world.channel("ops");
            ops.answerAlways(DOWN);
            for (int id = 1; id <= 3; id++) {
                over(world, listed(world, id, id == 3 ? Severity.MAJOR : Severity.CRITICAL));
            }
            world.after(Duration.ofMinutes(30), Duration.ofMinutes(1));
            assertThat(stoodFor(world)).containsExactly("episode-1", "episode-2", "episode-3");
            assertThat(world.channel("pager").accepted())
                    .filteredOn(it -> it.alert().threadKey().startsWith("episode-"))
                    .extracting(
                            it -> it.alert().headline(),
                            it -> it.alert().events().size())
                    .containsExactlyInAnyOrder(
                            tuple("198.51.1.1 is off Example ZEN", 2), tuple("198.51.2.1 is off Example ZEN", 2));
            ops.answerAlways(Optional.empty());
            world.after(Duration.ofMinutes(30), Duration.ofMinutes(1));
            assertThat(ops.accepted())
                    .extracting(it -> it.alert().headline())
                    .contains("While channel ops was not reached, 3 alerts came and went");
        }
    }

    /** The episodes whose ends say in the database that the latest line told them. */
    private static List<String> stoodFor(ChannelsWorld world) {
        return world.database.read(t -> t.handle()
                .createQuery("SELECT e.thread_key FROM outbox e JOIN outbox r ON r.channel = e.channel"
                        + " AND r.dedupe_key = e.superseded_by WHERE e.kind = 'RESOLVED' AND r.kind = 'DIGEST'"
                        + " AND r.state <> 'SUPERSEDED' ORDER BY e.thread_key")
                .mapTo(String.class)
                .list());
    }
}
