package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is known of a day beside one provider's mail.
 *
 * @param expectsMail the plan sends on this day
 * @param listed what listed the address, whoever's row said so
 * @param limit what was allowed
 * @param start the plan's start limit
 * @param first the limit of the first days
 */
record DayContext(
        LocalDate date,
        boolean expectsMail,
        Set<String> listed,
        long limit,
        long start,
        long first,
        long goal,
        Thresholds thresholds) {}
