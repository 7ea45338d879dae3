package dev.repwatch.monitor.incident;

import java.time.Duration;

/**
 * When a score is news.
 *
 * @param drop a fall of this many points within {@code window} is told
 * @param threshold a fall below this is told
 * @param hysteresis points above the threshold before the recovery is told
 */
public record ScoreSettings(int drop, Duration window, int threshold, int hysteresis) {

    public static ScoreSettings defaults() {
        return new ScoreSettings(30, Duration.ofHours(24), 50, 10);
    }
}
