package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.reputation.WilsonInterval;

/**
 * So many of so many.
 *
 * @param hits how often it happened
 * @param of how often it could have
 */
public record Rate(long hits, long of) {

    /** Between 0 and 1; 0 of nothing. */
    public double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /**
     * What the share is at least, most likely: the lower bound of {@link WilsonInterval}. Few attempts do
     * not make an alarm.
     */
    public double lower() {
        return of == 0 ? 0 : WilsonInterval.of(Math.min(hits, of), of).low();
    }
}
