package dev.repwatch.checks.posture;

import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param name a domain; of an address without one, the address
 * @param ip canonical text
 * @param selector of a DKIM key
 * @param helo the name that the address calls itself
 */
public record PostureSubject(String name, Optional<String> ip, Optional<String> selector, Optional<String> helo) {

    public static PostureSubject domain(String domain) {
        return new PostureSubject(domain, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static PostureSubject address(String ip) {
        return new PostureSubject(ip, Optional.of(ip), Optional.empty(), Optional.empty());
    }

    public static PostureSubject sender(String domain, String ip) {
        return new PostureSubject(domain, Optional.of(ip), Optional.empty(), Optional.empty());
    }

    public static PostureSubject helo(String ip, String helo) {
        return new PostureSubject(ip, Optional.of(ip), Optional.empty(), Optional.of(helo));
    }

    public static PostureSubject key(String domain, String selector) {
        return new PostureSubject(domain, Optional.empty(), Optional.of(selector), Optional.empty());
    }

    /** In one line, for people. */
    public String text() {
        return selector.map(it -> it + "._domainkey." + name)
                .orElseGet(() -> ip.filter(it -> !it.equals(name))
                        .map(it -> name + " from " + it)
                        .orElse(name));
    }
}
