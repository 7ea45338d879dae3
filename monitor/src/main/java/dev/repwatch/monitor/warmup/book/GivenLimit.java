package dev.repwatch.monitor.warmup.book;

import java.time.LocalDate;

/** The limit that was given for one provider and day. */
public record GivenLimit(LocalDate date, String provider, long limit) {}
