package dev.repwatch.monitor.warmup.book;

import java.time.LocalDate;

/**
 * The limit that was given for one provider and day.
 *
 * @param stepped the day's one rise was made or is forfeited, however low the limit is now
 */
public record GivenLimit(LocalDate date, String provider, long limit, boolean stepped) {

    /** Nobody knows of a rise on the day, so it counts as made. */
    public GivenLimit(LocalDate date, String provider, long limit) {
        this(date, provider, limit, true);
    }
}
