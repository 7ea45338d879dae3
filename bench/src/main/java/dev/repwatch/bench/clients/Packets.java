package dev.repwatch.bench.clients;

/**
 * What befell the packets of a round.
 *
 * @param timeouts attempts that ended without an answer: asked again by our clients, given up by the others
 * @param strange packets that came in and were no answer to anything that was asked
 */
public record Packets(long timeouts, long strange) {

    /** What nobody counts. */
    public static final long UNCOUNTED = -1;

    static final Packets UNSEEN = new Packets(UNCOUNTED, UNCOUNTED);
}
