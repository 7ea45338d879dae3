package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One day of one provider.
 *
 * @param date in the plan's time zone
 * @param limit what the plan allowed; 0 on a day without a limit of its own
 * @param mail empty when the day is not known completely
 * @param listed ids of the catalogue that listed the address on this day
 */
public record WarmupDay(LocalDate date, String provider, long limit, Optional<Mail> mail, Set<String> listed) {

    public WarmupDay {
        listed = Set.copyOf(listed);
    }
}
