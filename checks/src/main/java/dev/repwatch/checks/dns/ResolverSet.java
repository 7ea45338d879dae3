package dev.repwatch.checks.dns;

/**
 * Some of a client's resolvers, by their place in {@link DnsClient#resolvers}: who may be asked a question.
 *
 * @param places bit n stands for the resolver at place n
 */
public record ResolverSet(long places) {

    /** A client has no more resolvers than this. */
    public static final int MOST = 64;

    public static final ResolverSet ALL = new ResolverSet(-1L);
    public static final ResolverSet NONE = new ResolverSet(0);

    /** @param place 0 to 63 */
    public static ResolverSet of(int place) {
        return NONE.with(place);
    }

    public boolean contains(int place) {
        return (places >>> place & 1) != 0;
    }

    public ResolverSet with(int place) {
        return new ResolverSet(places | 1L << place);
    }

    public ResolverSet without(int place) {
        return new ResolverSet(places & ~(1L << place));
    }

    public boolean isEmpty() {
        return places == 0;
    }
}
