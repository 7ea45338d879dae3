package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;

/**
 * A source changes its mind about a target too often to tell each change.
 *
 * @param listed what it says now; when it is over, the settled state
 */
public record FlappingDetail(Target target, SourceId source, boolean listed) implements IncidentDetail {}
