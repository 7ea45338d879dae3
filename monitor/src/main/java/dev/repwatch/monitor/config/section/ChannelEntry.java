package dev.repwatch.monitor.config.section;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.checks.reputation.Severity;
import java.time.Duration;
import java.util.Optional;

/**
 * One {@code [[channels]]}.
 *
 * @param name by which routes know it
 * @param minSeverity milder alerts do not go there
 * @param pace at most one message in this time; a second when absent
 * @param quiet when it is not disturbed
 */
public record ChannelEntry<S extends Record>(
        String name,
        Severity minSeverity,
        Optional<Duration> pace,
        Optional<QuietEntry> quiet,
        ChannelType<S> type,
        S settings) {

    /** Does not touch the network. */
    public Channel open(ChannelType.Environment environment) {
        return type.opener().open(name, settings, environment);
    }
}
