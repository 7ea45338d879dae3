package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Channel;
import dev.repwatch.checks.reputation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel with what {@code [[channels]]} says about its use.
 *
 * @param minSeverity it hears nothing that is less severe
 * @param pace at most one message in this time
 * @param quiet when it is not disturbed
 */
public record RoutedChannel(Channel channel, Severity minSeverity, Duration pace, Optional<QuietHours> quiet) {

    public RoutedChannel(Channel channel, Severity minSeverity, Duration pace) {
        this(channel, minSeverity, pace, Optional.empty());
    }

    public String name() {
        return channel.name();
    }

    Instant notBefore(Severity severity, Instant now) {
        return quiet.map(it -> it.notBefore(severity, now)).orElse(now);
    }
}
