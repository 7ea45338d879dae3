package dev.repwatch.monitor.scoring;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Networks as they are written in the configuration. */
final class TrustedClients {

    private TrustedClients() {}

    static Optional<IPAddress> network(String text) {
        return Optional.ofNullable(new IPAddressString(text).getAddress()).map(IPAddress::toPrefixBlock);
    }

    static boolean hold(List<String> networks, InetAddress client) {
        return networks.stream()
                .flatMap(text -> network(text).stream())
                .anyMatch(network -> Optional.ofNullable(new IPAddressString(client.getHostAddress()).getAddress())
                        .filter(network::contains)
                        .isPresent());
    }
}
