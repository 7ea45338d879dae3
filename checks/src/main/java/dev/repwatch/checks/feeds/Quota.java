package dev.repwatch.checks.feeds;

import java.time.Instant;
import java.util.Optional;

/**
 * What the source says is left.
 *
 * @param limit questions allowed in the window
 * @param remaining questions left in the window
 * @param resets when the window ends; empty when the source does not say
 */
public record Quota(long limit, long remaining, Optional<Instant> resets) {}
