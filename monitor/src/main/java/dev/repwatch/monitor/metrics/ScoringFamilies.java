package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.scoring.ScoreCounts;
import java.util.List;

/** What was said of messages that came over the API or by mail; nothing of a message is a label. */
final class ScoringFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        ScoreCounts counts = now.input().messageScores();
        Family reports = Family.of(Metric.SCORE_REPORTS);
        counts.bands().forEach((band, count) -> reports.add((long) count, band));
        Family up = Family.of(Metric.SCORE_FILTER_UP);
        counts.filters().forEach((filter, answered) -> up.add((boolean) answered, filter));
        return List.of(reports, up);
    }
}
