package dev.repwatch.monitor.warmup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is to be reached.
 *
 * @param startLimit messages a day to one provider with which warming up begins
 * @param sendingDays on the others nothing is planned
 * @param goals messages a day by provider, in the order in which they are shown
 */
public record WarmupPlan(long startLimit, Set<DayOfWeek> sendingDays, Map<String, Long> goals) {

    public WarmupPlan {
        sendingDays = Set.copyOf(sendingDays);
        goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
    }

    /** @param weekdaysOnly nothing is planned on Saturdays and Sundays */
    public WarmupPlan(long startLimit, boolean weekdaysOnly, Map<String, Long> goals) {
        this(startLimit, weekdaysOnly ? SendingDays.WEEKDAYS : SendingDays.DAILY, goals);
    }

    /** Whether that is what was planned. */
    public boolean weekdaysOnly() {
        return sendingDays.equals(SendingDays.WEEKDAYS);
    }

    /** Whether mail is expected on this day; mail on other days counts as well. */
    public boolean expectsMail(LocalDate date) {
        return sendingDays.contains(date.getDayOfWeek());
    }
}
