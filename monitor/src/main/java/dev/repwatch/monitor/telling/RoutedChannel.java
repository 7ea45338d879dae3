package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Channel;
import dev.repwatch.checks.reputation.Severity;
import java.time.Duration;

/**
 * A channel with what {@code [[channels]]} says about its use.
 *
 * @param minSeverity it hears nothing that is less severe
 * @param pace at most one message in this time
 */
public record RoutedChannel(Channel channel, Severity minSeverity, Duration pace) {

    public String name() {
        return channel.name();
    }
}
