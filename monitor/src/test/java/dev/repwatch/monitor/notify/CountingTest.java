package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail.Ailment;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.incident.ScoreDetail;
import dev.repwatch.monitor.store.WriteConflict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What metrics say of incidents, and of what became no message. */
class CountingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private NotificationWorld world;

    @BeforeEach
    void open() {
        world = new NotificationWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Episode episode(long id, String address) {
        return Sample.episode(id, address, "zen", Severity.CRITICAL, world.clock.instant());
    }

    private void silence(Map<String, String> match, Duration lasts) {
        world.database.inTransaction(t -> world.notificationService
                .silences()
                .add(t, new Matcher(match), world.clock.instant(), lasts, "alice", "", world.clock.instant()));
    }

    private List<String> suppressed() {
        return world.counted.lines.stream()
                .filter(it -> it.startsWith("suppressed"))
                .toList();
    }

    private List<String> incidents() {
        return world.counted.lines.stream()
                .filter(it -> it.startsWith("opened") || it.startsWith("resolved"))
                .toList();
    }

    @Test
    void whatASilenceHoldsCountsOnceForEachChannelHoweverOftenItIsLookedAt() {
        silence(Map.of("target", "192.0.2.*"), Duration.ofHours(2));
        world.opens(episode(7, "192.0.2.10"));
        world.after(MINUTE);
        world.notificationService.takeBackOwn();
        world.after(MINUTE);
        assertThat(suppressed()).containsExactlyInAnyOrder("suppressed ops silenced", "suppressed mail silenced");
        world.clears(episode(7, "192.0.2.10"));
        world.after(Duration.ofHours(3));
        assertThat(world.slack.received()).isEmpty();
        assertThat(suppressed()).hasSize(4).allMatch(it -> it.endsWith(" silenced"));
    }

    @Test
    void whatOtherTroubleExplainsCountsOnce() {
        world.happens(IncidentEvent.opened(
                new QuarantineDetail(
                        new SourceId("zen"),
                        Optional.of(Cause.LISTS_EVERYTHING),
                        "127.0.0.1 is listed",
                        world.clock.instant()),
                world.clock.instant()));
        world.after(MINUTE);
        world.opens(episode(7, "192.0.2.10"));
        world.after(MINUTE);
        world.after(MINUTE);
        world.after(MINUTE);
        assertThat(suppressed()).containsExactlyInAnyOrder("suppressed ops inhibited", "suppressed mail inhibited");
    }

    @Test
    void whatIsToldWithOthersIsGrouped() {
        world.opens(IntStream.range(0, 8)
                .mapToObj(i -> episode(100 + i, "198.51.100." + i))
                .toArray(Episode[]::new));
        world.after(MINUTE);
        assertThat(world.slack.received()).hasSize(1);
        assertThat(suppressed())
                .filteredOn(it -> it.equals("suppressed ops grouped"))
                .hasSize(8);
    }

    @Test
    void aBeginningThatIsToldWithItsEndIsGrouped() {
        world.opens(episode(7, "192.0.2.10"));
        world.clears(episode(7, "192.0.2.10"));
        world.after(MINUTE);
        assertThat(world.slack.received()).hasSize(1);
        assertThat(suppressed()).containsExactlyInAnyOrder("suppressed ops grouped", "suppressed mail grouped");
    }

    @Test
    void everyKindOfIncidentHasAnEnd() {
        SourceId feed = new SourceId("snds");
        world.opens(episode(7, "192.0.2.10"));
        world.happens(IncidentEvent.opened(
                new ScoreDetail(Sample.ip("192.0.2.10"), 100, 40, List.of(Sample.loss(60))), world.clock.instant()));
        world.happens(IncidentEvent.opened(ailing(feed, Ailment.BROKEN), world.clock.instant()));
        world.happens(new DaemonTrouble("config", "refused", "").event(false, world.clock.instant()));
        world.after(Duration.ofHours(1));
        world.happens(IncidentEvent.changed(ailing(feed, Ailment.QUIET), world.clock.instant()));
        world.after(Duration.ofHours(1));
        world.happens(IncidentEvent.resolved(
                EpisodeDetail.of(Sample.unwatched(episode(7, "192.0.2.10"), world.clock.instant())),
                world.clock.instant()));
        world.happens(IncidentEvent.resolved(
                new ScoreDetail(Sample.ip("192.0.2.10"), 95, 95, List.of()), world.clock.instant()));
        world.happens(IncidentEvent.resolved(ailing(feed, Ailment.WELL_AGAIN), world.clock.instant()));
        world.happens(new DaemonTrouble("config", "taken", "").event(true, world.clock.instant()));
        assertThat(incidents())
                .containsExactly(
                        "opened listing critical",
                        "opened score major",
                        "opened daemon major",
                        "opened daemon major",
                        "resolved listing critical PT2M",
                        "resolved score major PT2H",
                        "resolved daemon major PT2H",
                        "resolved daemon major PT2H");
    }

    private static FeedOutageDetail ailing(SourceId feed, Ailment what) {
        return new FeedOutageDetail(feed, "SNDS", what, Optional.empty(), "", Optional.empty());
    }

    @Test
    void troubleOfAChannelIsAnIncidentToo() {
        world.slack.answer(new Delivery.Refused(Delivery.Fault.CHANNEL, "invalid_auth"));
        world.opens(episode(7, "192.0.2.10"));
        world.after(MINUTE);
        world.after(MINUTE);
        assertThat(incidents()).contains("opened daemon major");
        world.after(Duration.ofMinutes(6));
        assertThat(incidents()).anyMatch(it -> it.startsWith("resolved daemon major"));
    }

    @Test
    void whatIsDoneAgainCountsOnce() {
        AtomicInteger attempts = new AtomicInteger();
        world.database.inTransaction(t -> {
            world.notificationService
                    .aftermath()
                    .record(
                            t,
                            List.of(IncidentEvent.opened(
                                    EpisodeDetail.of(episode(7, "192.0.2.10")), world.clock.instant())));
            if (attempts.incrementAndGet() < 3) {
                throw new WriteConflict("task 7");
            }
            return true;
        });
        assertThat(incidents()).containsExactly("opened listing critical");
    }

    @Test
    void whatIsRolledBackDoesNotCount() {
        Episode episode = episode(7, "192.0.2.10");
        assertThatThrownBy(() -> world.database.inTransaction(t -> {
                    world.notificationService
                            .aftermath()
                            .record(t, List.of(IncidentEvent.opened(EpisodeDetail.of(episode), world.clock.instant())));
                    throw new IllegalStateException("after it was recorded");
                }))
                .hasMessage("after it was recorded");
        assertThat(Stream.concat(incidents().stream(), suppressed().stream())).isEmpty();
    }
}
