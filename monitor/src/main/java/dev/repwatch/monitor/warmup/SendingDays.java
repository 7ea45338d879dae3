package dev.repwatch.monitor.warmup;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week on which mail is planned, as people and files write them: {@code mon} to {@code sun}. */
public final class SendingDays {

    static final Set<DayOfWeek> DAILY = Set.of(DayOfWeek.values());
    static final Set<DayOfWeek> WEEKDAYS =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));

    private static final int SHORT = 3;

    private SendingDays() {}

    /** @throws IllegalArgumentException when there is none, or a word is no day */
    public static Set<DayOfWeek> read(Collection<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("expected at least one of mon, tue, wed, thu, fri, sat, sun");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(word -> days.add(day(word)));
        return days;
    }

    private static DayOfWeek day(String word) {
        String small = word.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek each : DayOfWeek.values()) {
            if (small.equals(each.name()) || small.equals(each.name().substring(0, SHORT))) {
                return each;
            }
        }
        throw new IllegalArgumentException("expected mon, tue, wed, thu, fri, sat or sun");
    }

    /** From Monday on. */
    public static List<String> write(Set<DayOfWeek> days) {
        List<String> words = new ArrayList<>();
        for (DayOfWeek each : DayOfWeek.values()) {
            if (days.contains(each)) {
                words.add(each.name().substring(0, SHORT).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
