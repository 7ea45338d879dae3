package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import inet.ipaddr.IPAddressString;

/** Targets from literals. */
public final class Targets {

    private Targets() {}

    public static IpTarget ip(String text) {
        return new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text);
    }

    public static DomainTarget domain(String text) {
        return new DomainTarget(text);
    }
}
