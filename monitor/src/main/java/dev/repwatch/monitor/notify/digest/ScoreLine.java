package dev.repwatch.monitor.notify.digest;

import dev.repwatch.alerts.Chart;
import dev.repwatch.monitor.store.DigestRows.ScoreAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        List<ScoreAt> shown = telling(samples);
        double value = shown.get(0).score();
        for (ScoreAt sample : shown) {
            Instant at = sample.at().isBefore(period.from()) ? period.from() : sample.at();
            if (!points.isEmpty()) {
                points.add(new Chart.Point(at, value));
            }
            value = sample.score();
            points.add(new Chart.Point(at, value));
        }
        points.add(new Chart.Point(period.until(), value));
        return new ScoreLine(target, points);
    }

    /**
     * Those that a picture has room for: of each stretch the first, the lowest and the last, so that every fall is where it was and
     * the line ends where it ends.
     */
    private static List<ScoreAt> telling(List<ScoreAt> samples) {
        if (samples.size() * 2 <= MOST_POINTS) {
            return samples;
        }
        int stretch = 1 + samples.size() * 6 / MOST_POINTS;
        List<ScoreAt> telling = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += stretch) {
            int last = Math.min(samples.size(), i + stretch) - 1;
            int lowest = IntStream.rangeClosed(i, last)
                    .boxed()
                    .min(Comparator.comparingInt(at -> samples.get(at).score()))
                    .orElseThrow();
            IntStream.of(i, lowest, last).distinct().mapToObj(samples::get).forEach(telling::add);
        }
        return telling;
    }
}
