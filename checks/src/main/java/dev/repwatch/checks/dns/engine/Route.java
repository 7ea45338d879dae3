package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.ResolverSet;

/**
 * Which resolvers a question may go to.
 *
 * @param among one of these
 * @param not the one that is left out when there is another, or {@link #NONE}
 * @param only there is no other way: a resolver that answers nobody is not waited for again
 * @param tcp over TCP from the start, once
 */
record Route(ResolverSet among, int not, boolean only, boolean tcp) {

    static final int NONE = -1;
    static final Route ANY = among(ResolverSet.ALL);

    static Route among(ResolverSet these) {
        return new Route(these, NONE, false, false);
    }

    static Route elsewhere(ResolverSet these, int not) {
        return new Route(these, not, false, false);
    }

    static Route only(int place, boolean tcp) {
        return new Route(ResolverSet.of(place), NONE, true, tcp);
    }
}
