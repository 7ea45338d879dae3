package dev.repwatch.checks.dns.reply;

/** How many seconds an answer may be kept: neither so short that a list is asked over and over, nor for ever. */
public final class Lifetime {

    private static final long LEAST = 30;
    private static final long MOST = 86_400;

    private Lifetime() {}

    /** RFC 2181 section 8: a TTL with the top bit set means zero. */
    public static long meant(long ttl) {
        return ttl > Integer.MAX_VALUE ? 0 : ttl;
    }

    /**
     * True for what a cache gives an answer after its time: 30 seconds, as RFC 8767 section 5 recommends, or none at all, as older
     * ones do. Of one answer alone it proves nothing: a list may have such a TTL.
     */
    public static boolean asIfStale(long ttl) {
        return meant(ttl) == LEAST || meant(ttl) == 0;
    }

    public static long clamped(long ttl) {
        return Math.max(LEAST, Math.min(MOST, meant(ttl)));
    }
}
