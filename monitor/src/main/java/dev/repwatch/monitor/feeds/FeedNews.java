package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.BandChange;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedTrouble;
import dev.repwatch.checks.feeds.Freshness;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Standing;
import dev.repwatch.checks.feeds.Standings;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.Happening.FeedAiling.Ailment;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what people hear after a look at a feed. Pure; what was told is part of the row, so nothing is told twice. */
final class FeedNews {

    private static final Duration BEFORE_EXPIRY = Duration.ofDays(5);

    private FeedNews() {}

    /** @param row what to store */
    record Step(FeedRow row, List<Happening> happenings) {}

    static Step of(FeedRow before, FeedState state, FeedDeclaration declaration, Standings.Step values, Instant now) {
        boolean firstLook = before.state().lastData().isEmpty();
        List<Happening> happenings = new ArrayList<>(moved(values, state, declaration, firstLook, now));
        Freshness freshness = state.freshness(declaration, now);
        Freshness told = freshness.alarming() || freshness == Freshness.FRESH || freshness == Freshness.NO_DATA
                ? freshness
                : before.told();
        silence(before.told(), told, state, declaration, now).ifPresent(happenings::add);
        boolean expiring = state.credentialsExpire()
                .filter(end -> !now.isBefore(end.minus(BEFORE_EXPIRY)))
                .isPresent();
        if (expiring != before.expiryTold()) {
            happenings.add(expiry(state, declaration, !expiring, now));
        }
        return new Step(new FeedRow(state, told, expiring), happenings);
    }

    /** What was so already at the first look is one digest. */
    private static List<? extends Happening> moved(
            Standings.Step values, FeedState state, FeedDeclaration declaration, boolean firstLook, Instant now) {
        List<Happening.FeedMoved> moved = values.changes().stream()
                .flatMap(change -> moved(change, declaration, now).stream())
                .toList();
        if (!firstLook || moved.isEmpty()) {
            return moved;
        }
        long targets = values.values().stream().map(Standing::target).distinct().count();
        return List.of(new Happening.FeedBaseline(state.feed(), declaration.title(), moved, (int) targets, now));
    }

    /** Worse and at least poor, or better after having been poor: the rest is for the curious. */
    private static Optional<Happening.FeedMoved> moved(BandChange change, FeedDeclaration declaration, Instant now) {
        boolean worse = change.worse() && change.to().compareTo(Band.POOR) >= 0;
        boolean better =
                change.from().filter(it -> it.compareTo(Band.POOR) >= 0).isPresent() && !change.worse();
        if (!worse && !better) {
            return Optional.empty();
        }
        return Optional.of(new Happening.FeedMoved(
                change.now().target(),
                change.now().feed(),
                declaration.title(),
                change.now().measure(),
                declaration
                        .measure(change.now().measure())
                        .map(MeasureKind::scale)
                        .orElse(""),
                change.from(),
                change.to(),
                change.before().map(Figures::of),
                Figures.of(change.now()),
                change.now().note(),
                change.now().dataTime(),
                now));
    }

    private static Optional<Happening> silence(
            Freshness before, Freshness after, FeedState state, FeedDeclaration declaration, Instant now) {
        if (before == after || !(before.alarming() || after.alarming())) {
            return Optional.empty();
        }
        Ailment what = after == Freshness.BROKEN
                ? Ailment.BROKEN
                : after == Freshness.QUIET ? Ailment.QUIET : Ailment.WELL_AGAIN;
        Optional<FeedTrouble> trouble = state.trouble().filter(it -> what == Ailment.BROKEN);
        return Optional.of(new Happening.FeedAiling(
                state.feed(),
                declaration.title(),
                what,
                trouble.map(FeedTrouble::cause),
                trouble.map(FeedTrouble::detail).orElse(""),
                state.lastData(),
                now));
    }

    private static Happening expiry(FeedState state, FeedDeclaration declaration, boolean over, Instant now) {
        return new Happening.FeedAiling(
                state.feed(),
                declaration.title(),
                over ? Ailment.KEY_RENEWED : Ailment.KEY_ENDS,
                Optional.empty(),
                "",
                state.credentialsExpire(),
                now);
    }
}
