package dev.repwatch.checks.dns.engine;

/**
 * Which resolvers a question may go to.
 *
 * @param only the only one, or {@link #NONE}
 * @param not the one that is left out, or {@link #NONE}
 * @param tcp over TCP from the start, once
 */
record Route(int only, int not, boolean tcp) {

    static final int NONE = -1;
    static final Route ANY = new Route(NONE, NONE, false);
}
