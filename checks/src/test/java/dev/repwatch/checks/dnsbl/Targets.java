package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import inet.ipaddr.IPAddressString;

/** Targets from literals. */
final class Targets {

    private Targets() {}

    static IpTarget ip(String text) {
        return new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text);
    }

    static DomainTarget domain(String text) {
        return new DomainTarget(text);
    }
}
