package dev.repwatch.monitor.metrics;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;

/** Builds every family from one snapshot, so that a target that left the configuration is gone at the next scrape. */
final class StateCollector extends Collector {

    private static final List<Families> ALL = List.of(
            new TargetFamilies(),
            new ListingFamilies(),
            new MatrixFamilies(),
            new SeriesGuard(),
            new ListFamilies(),
            new PlanFamilies(),
            new ListFileFamilies(),
            new ResolverFamilies(),
            new FeedFamilies(),
            new PostureFamilies(),
            new MailFamilies(),
            new WarmupFamilies(),
            new PlacementFamilies(),
            new ScoringFamilies(),
            new IncidentFamilies(),
            new NotificationFamilies(),
            new DaemonFamilies());

    private final MetricsInput input;
    private final Counters counters;

    StateCollector(MetricsInput input, Counters counters) {
        this.input = input;
        this.counters = counters;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Snapshot now = Snapshot.take(input, counters);
        List<Family> families = new ArrayList<>();
        for (Families some : ALL) {
            some.of(now).stream().filter(family -> family.size() > 0).forEach(families::add);
        }
        int series = families.stream().mapToInt(Family::size).sum() + 1;
        families.add(Family.of(Metric.EXPORTED_SERIES).add(series));
        return families.stream().map(Family::samples).toList();
    }
}
