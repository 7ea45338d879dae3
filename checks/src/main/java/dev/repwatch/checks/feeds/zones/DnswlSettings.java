package dev.repwatch.checks.feeds.zones;

import java.util.Optional;

/**
 * {@code [feeds.dnswl]}.
 *
 * @param zone another zone to ask, for a local copy; {@code list.dnswl.org} when absent
 */
public record DnswlSettings(Optional<String> zone) {

    static final String ZONE = "list.dnswl.org";

    public DnswlSettings {
        ZoneName.require(zone);
    }
}
