package dev.repwatch.monitor.config.section;

import java.time.Duration;
import java.util.List;

/**
 * {@code [reminders]}: when to remind of an open listing, counted from its opening or from the request; the last interval
 * repeats.
 *
 * @param notRequested while nobody has asked for removal
 * @param requested after removal was asked for
 */
public record RemindersSection(List<Duration> notRequested, List<Duration> requested) {

    private static final Duration LOW = Duration.ofSeconds(1);
    private static final Duration HIGH = Duration.ofDays(90);

    public RemindersSection {
        notRequested = List.copyOf(notRequested);
        requested = List.copyOf(requested);
        notRequested.forEach(each -> Limits.between("not_requested", each, LOW, HIGH));
        requested.forEach(each -> Limits.between("requested", each, LOW, HIGH));
    }

    public static RemindersSection defaults() {
        return new RemindersSection(
                List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
                List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)));
    }
}
