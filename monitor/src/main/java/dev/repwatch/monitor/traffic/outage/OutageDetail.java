package dev.repwatch.monitor.traffic.outage;

import dev.repwatch.monitor.incident.IncidentDetail;

/**
 * A receiver answered "unknown user" to so many at once that it is taken for an outage of its directory.
 *
 * @param receiver the provider, or the domain of a small one's server
 * @param held addresses that are not given up for it; those of other receivers too
 */
public record OutageDetail(String receiver, long held) implements IncidentDetail {}
