package dev.repwatch.monitor.warmup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be reached.
 *
 * @param startLimit messages a day to one provider with which warming up begins
 * @param weekdaysOnly nothing is planned on Saturdays and Sundays
 * @param goals messages a day by provider, in the order in which they are shown
 */
public record WarmupPlan(long startLimit, boolean weekdaysOnly, Map<String, Long> goals) {

    public WarmupPlan {
        goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
    }

    /** Whether mail is expected on this day; mail on other days counts as well. */
    public boolean expectsMail(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return !weekdaysOnly || (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY);
    }
}
