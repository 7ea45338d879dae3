package dev.repwatch.monitor.delisting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the next reminder is due. */
final class Cadence {

    private Cadence() {}

    /**
     * @param steps ages at which to remind; the last repeats
     * @param sent reminders sent since the state began
     */
    static Optional<Instant> next(List<Duration> steps, Instant since, int sent) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        int last = steps.size() - 1;
        if (sent <= last) {
            return Optional.of(since.plus(steps.get(sent)));
        }
        return Optional.of(since.plus(steps.get(last).multipliedBy((long) sent - last + 1)));
    }
}
