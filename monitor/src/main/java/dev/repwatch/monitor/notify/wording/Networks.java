package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.util.Optional;

/** The neighbourhood that lists judge as one: the /24 of IPv4, the /64 of IPv6. */
final class Networks {

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

    private Networks() {}

    /** Such as {@code 192.0.2.0/24}; empty for a domain. */
    static Optional<String> around(Target target) {
        if (!(target instanceof IpTarget ip)) {
            return Optional.empty();
        }
        IPAddress address = ADDRESSES.from(ip.address());
        int prefix = address.isIPv4() ? 24 : 64;
        return Optional.of(address.toPrefixBlock(prefix).toCanonicalString());
    }
}
