package dev.repwatch.checks.feeds.zones;

import java.util.Optional;

/**
 * {@code [feeds.mailspike]}.
 *
 * @param zone another zone to ask, for a local copy; {@code rep.mailspike.net} when absent
 */
public record MailspikeSettings(Optional<String> zone) {

    static final String ZONE = "rep.mailspike.net";

    public MailspikeSettings {
        ZoneName.require(zone);
    }
}
