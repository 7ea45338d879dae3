package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Visitor;
import dev.repwatch.monitor.config.section.ProxyRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proxies whose word counts. Of anybody else nothing is believed: those headers can be written by whoever sends a request. */
record TrustedProxies(List<ProxyRange> ranges, Optional<String> authHeader) {

    /** Whom the proxy has logged in; empty where no proxy says so. */
    Optional<String> user(Visitor visitor) {
        return authHeader
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> trusted(visitor.address()) && !visitor.repeated().contains(it))
                .flatMap(visitor::header)
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    /** Whether the browser speaks TLS with the proxy. */
    boolean secure(Visitor visitor) {
        return trusted(visitor.address())
                && visitor.header("x-forwarded-proto")
                        .filter(it -> it.strip().equalsIgnoreCase("https"))
                        .isPresent();
    }

    /** Where the request comes from: the last hop that is no proxy of ours. */
    String client(Visitor visitor) {
        if (!trusted(visitor.address())) {
            return visitor.address();
        }
        String[] hops = visitor.header("x-forwarded-for").orElse("").split(",", 50);
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!hop.matches("[0-9a-fA-F:.]{2,45}")) {
                break;
            }
            if (!trusted(hop)) {
                return hop;
            }
        }
        return visitor.address();
    }

    private boolean trusted(String address) {
        return ranges.stream().anyMatch(it -> it.contains(address));
    }
}
