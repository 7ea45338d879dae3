package dev.repwatch.monitor.notify;

import java.time.Duration;

/**
 * One message for one cause; the pauses are those of {@code [alerting]}, the numbers are fixed.
 *
 * @param groupWait how long the first news waits for more of the same cause
 * @param groupInterval how long a group that was told rests before it is told to have grown or shrunk
 * @param rangeAt so many addresses of one /24 (IPv6: /64) on one list are one message about the range
 * @param listAt so many targets on one list, or lists about one target, are one message
 * @param remindersAt so many reminders due at once are one message
 */
public record GroupingSettings(Duration groupWait, Duration groupInterval, int rangeAt, int listAt, int remindersAt) {

    public static final GroupingSettings DEFAULT =
            new GroupingSettings(Duration.ofSeconds(30), Duration.ofMinutes(5), 8, 10, 4);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public GroupingSettings {
        if (groupWait.isNegative() || groupWait.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("group_wait: must be between 0s and 10m");
        }
        if (groupInterval.isNegative() || groupInterval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("group_interval: must be between 0s and 1d");
        }
        atLeastTwo("range_at", rangeAt);
        atLeastTwo("list_at", listAt);
        atLeastTwo("reminders_at", remindersAt);
    }

    private static void atLeastTwo(String key, int value) {
        if (value < 2) {
            throw new IllegalArgumentException(key + ": must be 2 or more");
        }
    }

    static GroupingSettings waiting(Duration wait) {
        return new GroupingSettings(wait, wait.multipliedBy(10), DEFAULT.rangeAt, DEFAULT.listAt, DEFAULT.remindersAt);
    }
}
