package dev.repwatch.monitor.warmup.volume;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One series of a range query.
 *
 * @param points in the order of time; a step without a point is a hole
 */
record CounterSeries(Map<String, String> labels, List<Point> points) {

    /** As long as Prometheus itself looks back for a value. */
    static final Duration STEP = Duration.ofMinutes(5);

    /** A hole of a restart and its first scrapes; a longer one is no knowledge. */
    private static final Duration LONGEST_HOLE = Duration.ofMinutes(15);

    CounterSeries {
        labels = Map.copyOf(labels);
        points = List.copyOf(points);
    }

    record Point(Instant at, double value) {}

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** Whether it was 1 or more from one moment to the other, without a hole. */
    boolean whole(Instant from, Instant until) {
        Instant last = from;
        for (Point each : points) {
            if (each.value() >= 1) {
                if (Duration.between(last, each.at()).compareTo(LONGEST_HOLE) > 0) {
                    return false;
                }
                last = each.at();
            }
        }
        return !points.isEmpty() && Duration.between(last, until).compareTo(LONGEST_HOLE) <= 0;
    }

    /**
     * By how much a counter rose. What falls began anew at 0; with what it is first seen is not counted, as {@code increase()} of
     * Prometheus does not: nobody knows of which day it is.
     */
    long increase() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            double before = points.get(i - 1).value();
            double now = points.get(i).value();
            sum += now < before ? now : now - before;
        }
        return Math.round(sum);
    }
}
