package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;

/**
 * A list has given no trustworthy answer about some targets for too long.
 *
 * @param targets how many; 0 when it is over
 */
public record StaleDetail(SourceId source, int targets, Instant began) implements IncidentDetail {}
