package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.arf.ArfSettings;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.store.FeedRows;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import dev.repwatch.monitor.store.LatestValueRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that has more to read is behind and not fresh, and is asked at once; one that has never answered is not up. */
class FeedBacklogTest {

    private static final SourceId ARF = new SourceId("arf");

    @TempDir
    Path directory;

    @Test
    void whatWaitsInAMailboxIsReadOnAtOnce() throws Exception {
        try (FeedWorld world = world()) {
            Instant before = world.now();
            store(world, before, "{\"form\":2,\"left\":500,\"newest\":\"\",\"seen\":{},\"counts\":{},\"names\":{}}");
            world.restart();
            world.enable(List.of(arf(world)));
            assertThat(Shown.metrics(world))
                    .contains("repwatch_feed_backlog{source=\"arf\"} 500")
                    .contains("repwatch_feed_freshness{source=\"arf\",state=\"behind\"} 1")
                    .contains("repwatch_feed_up{source=\"arf\"} 1");
            world.pass(Duration.ofMinutes(1));
            assertThat(world.book().row(ARF).state().lastAttempt()).contains(world.now());
        }
    }

    @Test
    void whenNothingWaitsTheIntervalIsKept() {
        try (FeedWorld world = world()) {
            Instant before = world.now();
            store(world, before, "{\"form\":2,\"left\":0,\"newest\":\"\",\"seen\":{},\"counts\":{},\"names\":{}}");
            world.restart();
            world.enable(List.of(arf(world)));
            world.pass(Duration.ofMinutes(1));
            assertThat(world.book().row(ARF).state().lastAttempt()).contains(before);
        }
    }

    @Test
    void aFeedThatHasNotAnsweredIsNotUp() throws Exception {
        try (FeedWorld world = world()) {
            world.enable(List.of(arf(world)));
            assertThat(Shown.metrics(world)).contains("repwatch_feed_up{source=\"arf\"} 0");
        }
    }

    @Test
    void complaintsArePerMessageOfThePoolWhereBothAreKnown() throws Exception {
        try (FeedWorld world = world()) {
            value(world, FeedWorld.IP, "complaints", 3);
            world.restart();
            world.enable(List.of(arf(world)));
            assertThat(Shown.metrics(world)).doesNotContain("repwatch_pool_complaint_rate{");
            value(world, FeedWorld.IP, "dmarc_messages", 1000);
            value(world, FeedWorld.DOMAIN, "complaints", 500);
            world.restart();
            world.enable(List.of(arf(world)));
            assertThat(Shown.metrics(world)).contains("repwatch_pool_complaint_rate{pool=\"bulk\"} 0.003");
        }
    }

    private static void value(FeedWorld world, Target target, String measure, double value) {
        LatestValue latest = new LatestValue(
                ARF, target, measure, value, Unit.COUNT, Optional.empty(), world.now(), world.now(), "");
        world.database().inTransaction(transaction -> {
            LatestValueRows.put(transaction, List.of(latest), List.of(latest), world.now());
            return true;
        });
    }

    private FeedWorld world() {
        return new FeedWorld(
                directory, request -> new MockResponse.Builder().code(500).build());
    }

    private static void store(FeedWorld world, Instant at, String bookmark) {
        Optional<Instant> then = Optional.of(at);
        FeedState state = new FeedState(
                ARF,
                then,
                then,
                then,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(bookmark));
        world.database().inTransaction(transaction -> {
            FeedRows.put(transaction, new FeedRow(state, FeedFreshness.FRESH, false));
            return true;
        });
    }

    /** Nobody listens there. */
    private static OpenFeed arf(FeedWorld world) {
        return Answers.open(
                world,
                "arf",
                new ArfSettings(
                        "127.0.0.1",
                        Optional.of(1),
                        Optional.of("none"),
                        "reports",
                        Optional.of(new Secret("made-up")),
                        Optional.empty(),
                        Optional.empty(),
                        "mx.example.test",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }
}
