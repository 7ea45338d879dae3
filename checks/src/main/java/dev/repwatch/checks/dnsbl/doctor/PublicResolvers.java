package dev.repwatch.checks.dnsbl.doctor;

import java.util.Map;
import java.util.Optional;

/** Resolvers that lists are known to refuse, by address. */
final class PublicResolvers {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("8.8.8.8", "Google"),
            Map.entry("8.8.4.4", "Google"),
            Map.entry("2001:4860:4860:0:0:0:0:8888", "Google"),
            Map.entry("2001:4860:4860:0:0:0:0:8844", "Google"),
            Map.entry("1.1.1.1", "Cloudflare"),
            Map.entry("1.0.0.1", "Cloudflare"),
            Map.entry("2606:4700:4700:0:0:0:0:1111", "Cloudflare"),
            Map.entry("2606:4700:4700:0:0:0:0:1001", "Cloudflare"),
            Map.entry("9.9.9.9", "Quad9"),
            Map.entry("149.112.112.112", "Quad9"),
            Map.entry("208.67.222.222", "OpenDNS"),
            Map.entry("208.67.220.220", "OpenDNS"),
            Map.entry("64.6.64.6", "Verisign"),
            Map.entry("4.2.2.1", "Level 3"),
            Map.entry("4.2.2.2", "Level 3"));

    private PublicResolvers() {}

    /** @param resolver {@code host:port} */
    static Optional<String> operator(String resolver) {
        String host = resolver.substring(0, resolver.lastIndexOf(':'));
        return Optional.ofNullable(KNOWN.get(host.replace("[", "").replace("]", "")));
    }
}
