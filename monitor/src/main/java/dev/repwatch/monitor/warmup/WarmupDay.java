package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One day of one provider.
 *
 * @param date in the plan's time zone
 * @param limit what the plan allowed; 0 on a day without a limit of its own
 * @param limited whether it has one: mail from before the plan went over no limit
 * @param mail empty when the day is not known completely
 * @param listed ids of the catalogue that listed the address on this day
 */
public record WarmupDay(
        LocalDate date, String provider, long limit, Optional<Mail> mail, Set<String> listed, boolean limited) {

    public WarmupDay {
        listed = Set.copyOf(listed);
    }

    /** A day with a limit. */
    public WarmupDay(LocalDate date, String provider, long limit, Optional<Mail> mail, Set<String> listed) {
        this(date, provider, limit, mail, listed, true);
    }
}
