package dev.repwatch.checks.dnsbl.doctor;

import java.util.Locale;

/** What can be wrong with a resolver; a closed set, and so a metric label. */
public enum ResolverFault {
    SILENT(true, "check that it runs and answers this host, or name another in [dns] resolvers"),
    REFUSES_US(true, "allow this host in the resolver's access list (unbound: access-control, BIND: allow-recursion)"),
    REWRITES_NXDOMAIN(true, "use a resolver that passes \"no such name\" on: unbound on this host, not the provider's"),
    REFUSED_BY_LISTS(
            true,
            "run your own recursive resolver (unbound on this host, no forward-zone) and name it in [dns] resolvers"),
    STRIPS_LOOPBACK(
            true,
            "let answers in 127.0.0.0/8 pass for lists (unbound: private-domain for each zone, dnsmasq: rebind-localhost-ok, BIND:"
                    + " deny-answer-addresses … except-from)"),
    LEFT_OUT(
            true,
            "compare the two resolvers: lists are believed through another one and not through this, which is left out for them"),
    LISTS_NOT_BELIEVED(
            true,
            "see `repwatch lists probe`; a list that stays like this for days is best switched off in [lists] disable"),
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

    /** False for what is wrong with lists, whichever resolver they are asked through. */
    public boolean ofTheResolver() {
        return this != LISTS_NOT_BELIEVED;
    }

    /** What to do, in one line. */
    public String fix() {
        return fix;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
