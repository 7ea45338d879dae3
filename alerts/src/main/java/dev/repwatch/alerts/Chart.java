package dev.repwatch.alerts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Lines over time, for channels that can draw.
 *
 * @param title what it shows, in words
 * @param max the highest value there can be, such as 100 for a score
 * @param zone of those who read it
 * @param lines the first is the most important: it is never hidden by others
 */
public record Chart(String title, double max, ZoneId zone, List<Line> lines) {

    public Chart(String title, double max, List<Line> lines) {
        this(title, max, ZoneOffset.UTC, lines);
    }

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
