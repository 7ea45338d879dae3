package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.placement.PlacementRun;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.placement.PlacementView.ProviderView;
import dev.repwatch.monitor.placement.PlacementView.SeedView;
import dev.repwatch.monitor.placement.PlacementView.StreamView;
import java.util.List;

/** Where test mails end: by stream and provider, never by seed address. */
final class PlacementFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        PlacementView view = now.input().placement();
        Family result = Family.of(Metric.PLACEMENT);
        Family seeds = Family.of(Metric.PLACEMENT_SEEDS);
        Family took = Family.of(Metric.PLACEMENT_DELIVERY);
        Family last = Family.of(Metric.PLACEMENT_LAST_RUN);
        Family failing = Family.of(Metric.PLACEMENT_NOT_TESTED);
        for (StreamView stream : view.streams()) {
            stream.last().map(PlacementRun::started).ifPresent(it -> last.add(it, stream.name()));
            failing.add(!stream.failure().isEmpty(), stream.name());
            for (ProviderView at : stream.providers()) {
                for (Placement each : Placement.values()) {
                    result.add(at.result() == each, stream.name(), at.provider(), each.label());
                    seeds.add((long) at.seeds().getOrDefault(each, 0), stream.name(), at.provider(), each.label());
                }
                at.took().ifPresent(it -> took.add(it.toMillis() / 1000.0, stream.name(), at.provider()));
            }
        }
        Family up = Family.of(Metric.SEED_UP);
        for (SeedView seed : view.seeds()) {
            seed.up().ifPresent(it -> up.add(it, seed.name(), seed.provider(), seed.cause()));
        }
        return List.of(result, seeds, took, last, failing, up);
    }
}
