package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedProblem;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.FeedRows;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import dev.repwatch.monitor.store.LatestValueRows;
import dev.repwatch.monitor.store.StorageLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tables of feeds, the same on every database. */
abstract class FeedStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00.123Z");
    private static final SourceId SNDS = new SourceId("snds");

    /** A fresh database. */
    abstract StorageLocation location();

    @Test
    void whatIsKnownOfAFeedComesBackWhole() {
        FeedRow full = new FeedRow(
                new FeedState(
                        SNDS,
                        Optional.of(NOW),
                        Optional.of(NOW.minusSeconds(60)),
                        Optional.of(NOW.minusSeconds(86_400)),
                        Optional.of(new FeedProblem(Cause.OVER_QUOTA, "zu viel \u2013 \u591a\u3059\u304e", NOW, 3)),
                        Optional.of(NOW.plusSeconds(7200)),
                        Optional.of(new Quota(5_000_000_000L, 0, Optional.of(NOW.plusSeconds(1)))),
                        Optional.of(NOW.plusSeconds(864_000)),
                        Optional.of("x".repeat(200_000))),
                FeedFreshness.BROKEN,
                true);
        FeedRow bare = new FeedRow(FeedState.begin(new SourceId("bare")), FeedFreshness.FRESH, false);
        try (Database database = Database.open(location())) {
            database.inTransaction(transaction -> {
                FeedRows.put(transaction, bare);
                FeedRows.put(transaction, bare);
                FeedRows.put(transaction, full);
                return true;
            });
            List<FeedRow> all = database.read(FeedRows::all);
            assertThat(all).containsExactly(bare, full);
        }
    }

    @Test
    void lastValuesAreReplacedAndTheirChangesStay() {
        try (Database database = Database.open(location())) {
            put(database, standing(0, NOW.minus(Duration.ofDays(500)), Optional.of(Band.GOOD)));
            put(database, standing(1, NOW.minus(Duration.ofDays(2)), Optional.of(Band.POOR)));
            LatestValue last = standing(2, NOW, Optional.empty());
            put(database, last);
            put(database, last);
            List<LatestValue> all = database.read(LatestValueRows::all);
            assertThat(all).containsExactly(last);
            List<LatestValueRows.Sample> history = database.read(
                    transaction -> LatestValueRows.history(transaction, SNDS, FeedWorld.IP.text(), "snds_colour"));
            assertThat(history).extracting(LatestValueRows.Sample::value).containsExactly(1.0, 2.0);
        }
    }

    @Test
    void aRoundIsRememberedOverARestart() {
        try (FeedWorld world =
                new FeedWorld(location(), request -> Answers.snds("RED", Instant.parse("2026-09-01T00:00:00Z")))) {
            world.enable(List.of(Answers.snds(world)));
            world.pass(Duration.ofHours(6));
            world.restart();
            assertThat(world.book().standings(SNDS, FeedWorld.IP))
                    .extracting(LatestValue::value)
                    .contains(2.0);
        }
    }

    private static void put(Database database, LatestValue latestValue) {
        database.inTransaction(transaction -> {
            LatestValueRows.put(transaction, List.of(latestValue), List.of(latestValue), NOW);
            return true;
        });
    }

    private static LatestValue standing(double value, Instant at, Optional<Band> band) {
        return new LatestValue(SNDS, FeedWorld.IP, "snds_colour", value, Unit.LEVEL, band, at, NOW, "seen \u8d64");
    }
}
