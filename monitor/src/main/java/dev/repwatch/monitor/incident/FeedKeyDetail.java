package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * The key of a feed ends soon.
 *
 * @param ends empty when not known
 */
public record FeedKeyDetail(SourceId feed, String title, Optional<Instant> ends) implements IncidentDetail {}
