package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.evidence.KnownPosture;
import dev.repwatch.monitor.delisting.evidence.PostureFact;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Evidence from what the daemon holds in memory, and from DNS. */
final class DaemonEvidence implements EvidenceSource {

    private final Supplier<StateView> state;
    private final Supplier<Collection<WatchedTarget>> watched;
    private final FeedCache feeds;
    private final KnownPosture knownPosture;
    private final BiFunction<String, SourceId, Optional<RefusalCost>> costs;

    DaemonEvidence(
            Supplier<StateView> state,
            Supplier<Collection<WatchedTarget>> watched,
            FeedCache feeds,
            KnownPosture knownPosture,
            BiFunction<String, SourceId, Optional<RefusalCost>> costs) {
        this.state = state;
        this.watched = watched;
        this.feeds = feeds;
        this.knownPosture = knownPosture;
        this.costs = costs;
    }

    @Override
    public List<RemovalEvidence> about(List<String> targets, SourceId list) {
        return watched.get().stream()
                .map(WatchedTarget::target)
                .filter(target -> targets.contains(target.text()))
                .map(target -> evidence(target, list, knownPosture.of(target)))
                .toList();
    }

    private RemovalEvidence evidence(Target target, SourceId list, List<PostureFact> posture) {
        Optional<Instant> lastSeen = state.get().open().stream()
                .filter(it -> it.target().equals(target) && it.source().equals(list))
                .map(Episode::lastSeen)
                .max(Instant::compareTo);
        List<RemovalEvidence.Volume> volumes = feeds.standings().stream()
                .filter(it -> it.target().equals(target) && it.unit() == Unit.COUNT)
                .map(this::volume)
                .toList();
        return new RemovalEvidence(target.text(), lastSeen, posture, costs.apply(target.text(), list), volumes);
    }

    private RemovalEvidence.Volume volume(LatestValue it) {
        String scale = Optional.ofNullable(feeds.enabled().get(it.feed())).stream()
                .map(FeedDeclaration::measures)
                .flatMap(Collection::stream)
                .filter(kind -> kind.name().equals(it.measure()))
                .map(MeasureKind::scale)
                .findFirst()
                .orElse(it.measure());
        return new RemovalEvidence.Volume(it.feed().value(), scale, it.value(), it.dataTime());
    }
}
