package dev.repwatch.monitor.diagnosis.evidence;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is ours.
 *
 * @param addresses addresses and networks that send
 * @param domains domains that send, sub-domains included
 * @param linkHosts hosts of ours that links in mail lead through
 */
public record Own(List<String> addresses, List<String> domains, List<String> linkHosts) {

    public Own {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        linkHosts = List.copyOf(linkHosts);
    }

    public boolean knowsAddresses() {
        return !addresses.isEmpty();
    }

    public boolean address(String ip) {
        return addresses.stream().anyMatch(it -> covers(it, ip));
    }

    /** The one address, when there is only one. */
    public Optional<String> onlyAddress() {
        return addresses.size() == 1 && !addresses.get(0).contains("/")
                ? Optional.of(addresses.get(0))
                : Optional.empty();
    }

    /** Whether it is one of our domains or lies below one. */
    public boolean domain(String name) {
        return domains.stream().anyMatch(it -> within(it, name));
    }

    public boolean linkHost(String host) {
        return linkHosts.stream().anyMatch(it -> within(it, host));
    }

    /** Whether a key (address, network or range of it) holds an address; false for what is no address. */
    public static boolean covers(String network, String ip) {
        IPAddress outer = new IPAddressString(network).getAddress();
        IPAddress inner = new IPAddressString(ip).getAddress();
        return outer != null && inner != null && outer.toPrefixBlock().contains(inner);
    }

    public static boolean within(String parent, String name) {
        String outer = plain(parent);
        String inner = plain(name);
        return !outer.isEmpty() && (inner.equals(outer) || inner.endsWith("." + outer));
    }

    private static String plain(String name) {
        String small = name.toLowerCase(Locale.ROOT).strip();
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
