package dev.repwatch.monitor.metrics;

import java.util.List;

/**
 * Withholds what would be more series than {@code max_series}, as a whole, and says how many: half of it would look like all of
 * it. What every target has without being asked for is never withheld.
 */
final class SeriesGuard implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        return List.of(Family.of(Metric.SERIES_DROPPED)
                .add(dropped(now, MatrixFamilies.wanted(now)), Metric.LISTED.metricName)
                .add(dropped(now, FeedFamilies.measuresWanted(now)), Metric.FEED_MEASURE.metricName));
    }

    static boolean allows(Snapshot now, long wanted) {
        return wanted <= now.input().options().maxSeries();
    }

    private static long dropped(Snapshot now, long wanted) {
        return allows(now, wanted) ? 0 : wanted;
    }
}
