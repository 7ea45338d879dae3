package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.FeedValue;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.feeds.FeedCache;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What receivers and lists publish of our targets, as evidence. */
record FeedFigures(FeedCache feeds) {

    List<Evidence> about(Collection<Target> targets) {
        return feeds.standings().stream()
                .filter(it -> targets.contains(it.target()))
                .map(FeedFigures::figure)
                .toList();
    }

    private static Evidence figure(LatestValue it) {
        boolean domain = it.target() instanceof DomainTarget;
        Optional<String> name = Optional.of(it.target().text());
        return new FeedValue(
                new Span(it.dataTime(), Optional.empty()),
                Optional.of(it.feed().value()),
                domain ? Optional.empty() : name,
                domain ? name : Optional.empty(),
                Optional.of(it.measure()),
                Optional.of(it.band()
                        .map(band -> band.name().toLowerCase(Locale.ROOT))
                        .orElseGet(() -> Double.toString(it.value()))));
    }
}
