package dev.repwatch.checks.placement;

import java.time.Instant;

/**
 * A mail that a provider says it blocked.
 *
 * @param at when it came, to the minute
 * @param from its sender, in lower case
 * @param reason the provider's own words, one line; hostile
 */
public record BlockEntry(Instant at, String from, String reason) {}
