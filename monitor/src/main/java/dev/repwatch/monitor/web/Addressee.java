package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Visitor;
import java.util.Collections;
import java.util.Set;

/** Refuses what is not addressed to us, or is not one request. */
final class Addressee {

    private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding", "authorization");

    private final HostNames hosts;

    Addressee(HostNames hosts) {
        this.hosts = hosts;
    }

    /** @throws HttpRefusal when the request is not addressed to us, or comes from a page of somebody else's */
    void check(Visitor visitor) {
        if (visitor.header("transfer-encoding").isPresent()
                && visitor.header("content-length").isPresent()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a request has one length (RFC 9112 section 6.1)");
        }
        if (!Collections.disjoint(visitor.repeated(), ONCE)) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a request has one Host and one length (RFC 9112 3.2, 6.3)");
        }
        if (visitor.header("content-length").filter(length -> !digits(length)).isPresent()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a length is digits (RFC 9110 section 8.6)");
        }
        String host = visitor.header("host").orElse("");
        if (!hosts.allow(host)) {
            throw HttpRefusal.worded(
                    HttpRefusal.MISDIRECTED, "host", "this server is not known by that Host; see [web] hosts");
        }
        boolean foreign = visitor.header("origin")
                .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
                .isPresent();
        if (foreign) {
            throw HttpRefusal.worded(
                    HttpRefusal.FORBIDDEN, "foreign", "requests from pages of other sites are refused");
        }
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(octet -> octet >= '0' && octet <= '9');
    }
}
