package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.BandChange;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedProblem;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.LatestValues;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail.Ailment;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides what people hear after a look at a feed. Pure; what was told is part of the row, so nothing is told twice. */
final class FeedEvents {

    private static final Duration BEFORE_EXPIRY = Duration.ofDays(5);

    private FeedEvents() {}

    /** @param row what to store */
    record Step(FeedRow row, List<IncidentEvent<?>> happenings) {}

    /** @param oldNews targets of which a first value was so before the source was asked */
    static Step of(
            FeedRow before,
            FeedState state,
            FeedDeclaration declaration,
            LatestValues.Step values,
            Predicate<Target> oldNews,
            Instant now) {
        List<IncidentEvent<?>> happenings = new ArrayList<>(moved(values, state, declaration, oldNews, now));
        FeedFreshness feedFreshness = state.freshness(declaration, now);
        FeedFreshness told = feedFreshness.alarming()
                        || feedFreshness == FeedFreshness.FRESH
                        || feedFreshness == FeedFreshness.NO_DATA
                ? feedFreshness
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

    /** What was so already at the first look at a target is one digest. */
    private static List<IncidentEvent<?>> moved(
            LatestValues.Step values,
            FeedState state,
            FeedDeclaration declaration,
            Predicate<Target> oldNews,
            Instant now) {
        List<IncidentEvent<?>> news = new ArrayList<>();
        List<FeedValueDetail> already = new ArrayList<>();
        for (BandChange change : values.changes()) {
            boolean old = change.from().isEmpty() && oldNews.test(change.now().target());
            moved(change, declaration).ifPresent(it -> {
                if (old) {
                    already.add(it);
                } else {
                    news.add(it.event(now));
                }
            });
        }
        if (already.isEmpty()) {
            return news;
        }
        long targets = values.values().stream()
                .map(LatestValue::target)
                .filter(oldNews)
                .distinct()
                .count();
        return Stream.<IncidentEvent<?>>concat(
                        Stream.of(IncidentEvent.baseline(
                                new FeedFirstLookDetail(state.feed(), declaration.title(), already, (int) targets),
                                now)),
                        news.stream())
                .toList();
    }

    /** Worse and at least poor, or better after having been poor: the rest is for the curious. */
    private static Optional<FeedValueDetail> moved(BandChange change, FeedDeclaration declaration) {
        boolean worse = change.worse() && change.to().compareTo(Band.POOR) >= 0;
        boolean better =
                change.from().filter(it -> it.compareTo(Band.POOR) >= 0).isPresent() && !change.worse();
        if (!worse && !better) {
            return Optional.empty();
        }
        return Optional.of(new FeedValueDetail(
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
                change.before().map(MeasureFormat::of),
                MeasureFormat.of(change.now()),
                change.now().note(),
                change.now().dataTime()));
    }

    private static Optional<IncidentEvent<?>> silence(
            FeedFreshness before, FeedFreshness after, FeedState state, FeedDeclaration declaration, Instant now) {
        if (before == after || !(before.alarming() || after.alarming())) {
            return Optional.empty();
        }
        Ailment what = after == FeedFreshness.BROKEN
                ? Ailment.BROKEN
                : after == FeedFreshness.QUIET ? Ailment.QUIET : Ailment.WELL_AGAIN;
        Optional<FeedProblem> trouble = state.trouble().filter(it -> what == Ailment.BROKEN);
        FeedOutageDetail outage = new FeedOutageDetail(
                state.feed(),
                declaration.title(),
                what,
                trouble.map(FeedProblem::cause),
                trouble.map(FeedProblem::detail).orElse(""),
                state.lastData());
        if (what == Ailment.WELL_AGAIN) {
            return Optional.of(IncidentEvent.resolved(outage, now));
        }
        // a feed that goes quiet while it is broken has one end
        return Optional.of(before.alarming() ? IncidentEvent.changed(outage, now) : IncidentEvent.opened(outage, now));
    }

    private static IncidentEvent<?> expiry(FeedState state, FeedDeclaration declaration, boolean over, Instant now) {
        FeedKeyDetail key = new FeedKeyDetail(state.feed(), declaration.title(), state.credentialsExpire());
        return over ? IncidentEvent.resolved(key, now) : IncidentEvent.opened(key, now);
    }
}
