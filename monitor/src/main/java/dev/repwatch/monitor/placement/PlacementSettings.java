package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.PlacementTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code [placement]}: when a test mail that is not there is late, missing, and given up.
 *
 * @param every how often the daemon tests each stream; at least an hour
 * @param maxPerDay runs of a stream within 24 hours, 1 to 6, also with those that somebody asks for
 * @param keep how long runs are kept
 * @param logs logs of the mail servers through which the streams go: only the provider's own 250 makes silence mean missing
 */
public record PlacementSettings(
        Duration every,
        int maxPerDay,
        Duration keep,
        List<Path> logs,
        Duration lateAfter,
        Duration missingAfter,
        Duration closeAfter) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration USUAL_EVERY = Duration.ofHours(6);
    private static final Duration SHORTEST_KEEP = Duration.ofDays(30);
    private static final Duration USUAL_KEEP = Duration.ofDays(180);
    private static final int MOST_A_DAY = 6;

    /** @throws IllegalArgumentException when the times do not follow each other; the message begins with the key */
    public PlacementSettings {
        logs = List.copyOf(logs);
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("every: at least \"1h\"; providers learn mail that comes too often");
        }
        if (maxPerDay < 1 || maxPerDay > MOST_A_DAY) {
            throw new IllegalArgumentException("max_per_day: 1 to " + MOST_A_DAY);
        }
        if (keep.compareTo(SHORTEST_KEEP) < 0) {
            throw new IllegalArgumentException("keep: at least \"30d\", for an alarm looks back that far");
        }
        new PlacementTimes(lateAfter, missingAfter, closeAfter);
    }

    public static PlacementSettings defaults() {
        PlacementTimes usual = PlacementTimes.USUAL;
        return new PlacementSettings(
                USUAL_EVERY,
                MOST_A_DAY,
                USUAL_KEEP,
                List.of(),
                usual.lateAfter(),
                usual.missingAfter(),
                usual.closeAfter());
    }

    public PlacementTimes times() {
        return new PlacementTimes(lateAfter, missingAfter, closeAfter);
    }
}
