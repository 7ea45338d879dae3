package dev.repwatch.monitor.notify.digest;

import dev.repwatch.alerts.Chart;
import dev.repwatch.monitor.store.DigestRows.ScoreAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The score of one target over the time of a digest; there is a point at both ends. */
record ScoreLine(String target, List<Chart.Point> points) {

    /** More than a picture of 720 dots can show. */
    private static final int MOST_POINTS = 400;

    ScoreLine {
        points = List.copyOf(points);
    }

    int first() {
        return (int) points.get(0).value();
    }

    int last() {
        return (int) points.get(points.size() - 1).value();
    }

    /** One line a target, the lowest first, then those that moved. */
    static List<ScoreLine> of(List<ScoreAt> samples, Period period) {
        Map<String, List<ScoreAt>> byTarget = new LinkedHashMap<>();
        samples.forEach(it -> byTarget.computeIfAbsent(it.target(), unused -> new ArrayList<>())
                .add(it));
        return byTarget.entrySet().stream()
                .map(it -> line(it.getKey(), it.getValue(), period))
                .sorted(Comparator.comparingInt(ScoreLine::last)
                        .thenComparing(it -> it.last() - it.first())
                        .thenComparing(ScoreLine::target))
                .toList();
    }

    /** A score holds until the next one, so the line is made of steps. */
    private static ScoreLine line(String target, List<ScoreAt> samples, Period period) {
        List<Chart.Point> points = new ArrayList<>();
        int stride = 1 + samples.size() * 2 / MOST_POINTS;
        double value = samples.get(0).score();
        for (int i = 0; i < samples.size(); i += stride) {
            Instant at = samples.get(i).at().isBefore(period.from())
                    ? period.from()
                    : samples.get(i).at();
            if (!points.isEmpty()) {
                points.add(new Chart.Point(at, value));
            }
            value = samples.get(i).score();
            points.add(new Chart.Point(at, value));
        }
        points.add(
                new Chart.Point(period.until(), samples.get(samples.size() - 1).score()));
        return new ScoreLine(target, points);
    }
}
