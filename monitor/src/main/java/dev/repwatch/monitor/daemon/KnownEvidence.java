package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Standing;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.evidence.Evidence;
import dev.repwatch.monitor.delisting.evidence.Finding;
import dev.repwatch.monitor.delisting.evidence.Posture;
import dev.repwatch.monitor.feeds.FeedBook;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.StateView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Evidence from what the daemon holds in memory, and from DNS. */
final class KnownEvidence implements EvidenceSource {

    private final Supplier<StateView> state;
    private final Supplier<Collection<WatchedTarget>> watched;
    private final FeedBook feeds;
    private final Posture posture;

    KnownEvidence(
            Supplier<StateView> state, Supplier<Collection<WatchedTarget>> watched, FeedBook feeds, Posture posture) {
        this.state = state;
        this.watched = watched;
        this.feeds = feeds;
        this.posture = posture;
    }

    @Override
    public List<Evidence> about(List<String> targets, SourceId list) {
        List<CompletableFuture<Evidence>> asked = watched.get().stream()
                .map(WatchedTarget::target)
                .filter(target -> targets.contains(target.text()))
                .map(target -> posture.of(target).thenApply(found -> evidence(target, list, found)))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Evidence evidence(Target target, SourceId list, List<Finding> posture) {
        Optional<Instant> lastSeen = state.get().open().stream()
                .filter(it -> it.target().equals(target) && it.source().equals(list))
                .map(Episode::lastSeen)
                .max(Instant::compareTo);
        List<Evidence.Volume> volumes = feeds.standings().stream()
                .filter(it -> it.target().equals(target) && it.unit() == Unit.COUNT)
                .map(this::volume)
                .toList();
        return new Evidence(target.text(), lastSeen, posture, volumes);
    }

    private Evidence.Volume volume(Standing it) {
        String scale = Optional.ofNullable(feeds.enabled().get(it.feed())).stream()
                .map(FeedDeclaration::measures)
                .flatMap(Collection::stream)
                .filter(kind -> kind.name().equals(it.measure()))
                .map(MeasureKind::scale)
                .findFirst()
                .orElse(it.measure());
        return new Evidence.Volume(it.feed().value(), scale, it.value(), it.dataTime());
    }
}
