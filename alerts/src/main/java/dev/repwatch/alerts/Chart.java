package dev.repwatch.alerts;

import java.time.Instant;
import java.util.List;

/**
 * Lines over time, for channels that can draw.
 *
 * @param title what it shows, in words
 * @param max the highest value there can be, such as 100 for a score
 */
public record Chart(String title, double max, List<Line> lines) {

    public Chart {
        lines = List.copyOf(lines);
    }

    /** @param name such as the target's */
    public record Line(String name, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    public record Point(Instant at, double value) {}
}
