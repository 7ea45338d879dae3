package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.BandChange;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedTrouble;
import dev.repwatch.checks.feeds.Freshness;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.monitor.state.Happening;
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

    static Step of(
            FeedRow before, FeedState state, FeedDeclaration declaration, List<BandChange> changes, Instant now) {
        List<Happening> happenings = new ArrayList<>();
        changes.forEach(change -> moved(change, declaration, now).ifPresent(happenings::add));
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

    /** Worse and at least poor, or better after having been poor: the rest is for the curious. */
    private static Optional<Happening> moved(BandChange change, FeedDeclaration declaration, Instant now) {
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
        String subject = "feed:" + state.feed();
        String title = declaration.title();
        return Optional.of(
                switch (after) {
                    case BROKEN ->
                        new Happening.DaemonTrouble(
                                subject,
                                title + " cannot be read: "
                                        + state.trouble()
                                                .map(FeedTrouble::detail)
                                                .orElse("no reason known"),
                                advice(state),
                                false,
                                now);
                    case QUIET ->
                        new Happening.DaemonTrouble(
                                subject,
                                title + " answers, but has had no new data since "
                                        + state.lastData()
                                                .map(Instant::toString)
                                                .orElse("ever"),
                                "Low volume, or data that no longer reaches you: look at the operator's own page. Until then"
                                        + " the last value counts, marked stale.",
                                false,
                                now);
                    default -> new Happening.DaemonTrouble(subject, title + " speaks again", "", true, now);
                });
    }

    private static String advice(FeedState state) {
        boolean key = state.trouble()
                .filter(it -> it.cause() == Cause.BAD_CREDENTIALS || it.cause() == Cause.NOT_REGISTERED)
                .isPresent();
        return key
                ? "Renew the key or link of [feeds." + state.feed() + "]; docs/feeds.md says where it is had."
                : "Nothing to do at once; it is asked again with growing pauses. The last value counts, marked stale.";
    }

    private static Happening expiry(FeedState state, FeedDeclaration declaration, boolean over, Instant now) {
        String headline = over
                ? "The key of " + declaration.title() + " is renewed"
                : "The key or link of " + declaration.title() + " ends on "
                        + state.credentialsExpire().map(Instant::toString).orElse("a day unknown");
        return new Happening.DaemonTrouble(
                "feed:" + state.feed() + ":key",
                headline,
                over ? "" : "Make a new one and put it in [feeds." + state.feed() + "] before that day.",
                over,
                now);
    }
}
