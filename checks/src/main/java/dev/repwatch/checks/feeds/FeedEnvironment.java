package dev.repwatch.checks.feeds;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import java.time.InstantSource;

/**
 * What every feed may need from the daemon.
 *
 * @param dns for score zones
 * @param guard which hosts HTTP and IMAP feeds may reach; {@link AddressGuard#PUBLIC_ONLY} outside tests and demos
 * @param limits how long and how large an answer may be
 */
public record FeedEnvironment(InstantSource clock, DnsClient dns, AddressGuard guard, Limits limits) {

    /** What a daemon on the Internet gives its feeds. */
    public static FeedEnvironment usual(InstantSource clock, DnsClient dns) {
        return new FeedEnvironment(clock, dns, AddressGuard.PUBLIC_ONLY, Limits.USUAL);
    }
}
