package dev.repwatch.monitor.config.section;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.checks.reputation.Severity;

/**
 * One {@code [[channels]]}.
 *
 * @param name by which routes know it
 * @param minSeverity milder alerts do not go there
 */
public record ChannelEntry<S extends Record>(String name, Severity minSeverity, ChannelType<S> type, S settings) {

    /** Does not touch the network. */
    public Channel open(ChannelType.Surroundings surroundings) {
        return type.opening().open(name, settings, surroundings);
    }
}
