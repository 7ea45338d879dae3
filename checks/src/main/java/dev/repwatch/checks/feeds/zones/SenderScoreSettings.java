package dev.repwatch.checks.feeds.zones;

import java.util.Optional;

/**
 * {@code [feeds.senderscore]}.
 *
 * @param zone another zone to ask, for a local copy; {@code score.senderscore.com} when absent
 */
public record SenderScoreSettings(Optional<String> zone) {

    static final String ZONE = "score.senderscore.com";

    public SenderScoreSettings {
        ZoneName.require(zone);
    }
}
