package dev.repwatch.checks.feeds.zones;

import java.util.Optional;

/**
 * {@code [feeds.hostkarma]}.
 *
 * @param zone another zone to ask, for a local copy; {@code hostkarma.junkemailfilter.com} when absent
 */
public record HostkarmaSettings(Optional<String> zone) {

    static final String ZONE = "hostkarma.junkemailfilter.com";

    public HostkarmaSettings {
        ZoneName.require(zone);
    }
}
