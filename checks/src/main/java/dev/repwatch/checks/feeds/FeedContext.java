package dev.repwatch.checks.feeds;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import java.time.InstantSource;

/**
 * What one feed is opened with.
 *
 * @param id the name of its table in the configuration
 * @param redactor tell it every secret that is learned on the way, such as an access token
 */
public record FeedContext(
        SourceId id, InstantSource clock, DnsClient dns, AddressGuard guard, Limits limits, Redactor redactor) {

    /** The same; for a source on this very machine when the admin said so. */
    public FeedContext near(boolean local) {
        return local ? allowingPrivate() : this;
    }

    /** The same, for a source on the own network. */
    public FeedContext allowingPrivate() {
        return new FeedContext(id, clock, dns, guard.allowingPrivate(), limits, redactor);
    }
}
