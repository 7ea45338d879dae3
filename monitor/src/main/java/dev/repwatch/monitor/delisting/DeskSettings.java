package dev.repwatch.monitor.delisting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code [reminders]}.
 *
 * @param notRequested how long after a state began somebody is reminded, while nobody asked for removal; the last step
 *     repeats
 * @param requested the same after removal was asked for, where the usual time of the list is not known
 * @param working when to remind of minor lists; empty for any time
 * @param ownerAfter from this reminder on the owner of the target is named as the one to act
 */
public record DeskSettings(
        List<Duration> notRequested, List<Duration> requested, Optional<WorkingHours> working, int ownerAfter) {

    private static final int OWNER_AFTER = 3;

    public static final DeskSettings DEFAULT = new DeskSettings(
            List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
            List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)));

    /** @throws IllegalArgumentException when a step is not positive or not longer than the one before */
    public DeskSettings {
        notRequested = growing("not_requested", notRequested);
        requested = growing("requested", requested);
    }

    /** At any hour, the owner from the third reminder on. */
    public DeskSettings(List<Duration> notRequested, List<Duration> requested) {
        this(notRequested, requested, Optional.empty(), OWNER_AFTER);
    }

    private static List<Duration> growing(String key, List<Duration> steps) {
        Duration before = Duration.ZERO;
        for (Duration step : steps) {
            if (step.compareTo(before) <= 0) {
                throw new IllegalArgumentException(key + ": each step must be longer than the one before");
            }
            before = step;
        }
        return List.copyOf(steps);
    }
}
