package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;

/**
 * A question that is due to be asked again, on another path where there is one.
 *
 * @param firstPath the server that answered first, such as {@code 127.0.0.1:53}
 */
public record Recheck(Target target, SourceId source, String firstPath) {}
