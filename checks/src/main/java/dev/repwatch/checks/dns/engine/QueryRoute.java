package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;

/**
 * Which resolvers a question may go to.
 *
 * @param among one of these
 * @param not the one that is left out when there is another, or {@link #NONE}
 * @param only there is no other way: a resolver that answers nobody is not waited for long
 * @param tcp over TCP from the start, once
 * @param trees as in {@link DnsQuestion}
 */
record QueryRoute(ResolverSet among, int not, boolean only, boolean tcp, boolean trees) {

    static final int NONE = -1;
    static final QueryRoute ANY = among(ResolverSet.ALL);

    static QueryRoute among(ResolverSet these) {
        return new QueryRoute(these, NONE, false, false, false);
    }

    static QueryRoute elsewhere(ResolverSet these, int not) {
        return new QueryRoute(these, not, false, false, false);
    }

    static QueryRoute only(int place, boolean tcp) {
        return new QueryRoute(ResolverSet.of(place), NONE, true, tcp, false);
    }

    QueryRoute trees(DnsQuestion question) {
        return question.trees() ? new QueryRoute(among, not, only, tcp, true) : this;
    }
}
