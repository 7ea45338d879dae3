package dev.repwatch.checks.dns.doctor;

import java.util.Locale;

/** What can be wrong with a resolver; a closed set, and so a metric label. */
public enum ResolverFault {
    SILENT(true, "check that it runs and answers this host, or name another in [dns] resolvers"),
    REFUSES_US(true, "allow this host in the resolver's access list (unbound: access-control, BIND: allow-recursion)"),
    REWRITES_NXDOMAIN(true, "use a resolver that passes \"no such name\" on: unbound on this host, not the provider's"),
    REFUSED_BY_LISTS(
            true,
            "run your own recursive resolver (unbound on this host, no forward-zone) and name it in [dns] resolvers"),
    PUBLIC(true, "lists refuse public resolvers: run your own (unbound on this host) and name it in [dns] resolvers"),
    NO_TXT(false, "stop the firewall or resolver from dropping TXT answers; without them listings have no reason"),
    NO_TCP(false, "open TCP port 53 to the resolver; answers that do not fit a UDP packet are lost"),
    NO_IPV6_LISTS(false, "let names of 34 labels and more through; without them IPv6 targets stay unknown"),
    SLOW(false, "use a resolver on this host or network; lists are asked thousands of questions a round"),
    NOT_VALIDATING(false, "switch DNSSEC validation on (unbound: auto-trust-anchor-file) against forged answers"),
    ONLY_ONE(
            false,
            "name a second resolver in [dns] resolvers, so that a listing is confirmed at once and not after its TTL");

    private final boolean serious;
    private final String fix;

    ResolverFault(boolean serious, String fix) {
        this.serious = serious;
        this.fix = fix;
    }

    /** True when answers through this resolver cannot be believed, or do not come. */
    public boolean serious() {
        return serious;
    }

    /** What to do, in one line. */
    public String fix() {
        return fix;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
