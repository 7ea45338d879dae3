package dev.repwatch.monitor.config.section;

import java.time.Duration;

/**
 * {@code [schedule]}: how often each kind of check looks at every target. The minimum interval and the budget of a list or
 * feed hold whatever stands here.
 */
public record ScheduleSection(Duration dnsbl, Duration feeds, Duration posture) {

    private static final Duration LOW = Duration.ofSeconds(1);
    private static final Duration HIGH = Duration.ofDays(7);

    public ScheduleSection {
        Limits.between("dnsbl", dnsbl, LOW, HIGH);
        Limits.between("feeds", feeds, LOW, HIGH);
        Limits.between("posture", posture, LOW, HIGH);
    }

    public static ScheduleSection defaults() {
        return new ScheduleSection(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(6));
    }
}
