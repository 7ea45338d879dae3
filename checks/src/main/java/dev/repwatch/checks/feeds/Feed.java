package dev.repwatch.checks.feeds;

/**
 * One source of reputation data beyond block lists. A feed only brings home what the source said; turning that into
 * observations, bands and freshness is done once for all feeds ({@link OpenFeed}, {@link FeedState}, {@link LatestValue}).
 */
public interface Feed extends AutoCloseable {

    /** What this feed covers and how its numbers are read. */
    FeedDeclaration declaration();

    /**
     * Asks the source once. Blocking: a few network calls, each ended after 30 seconds.
     *
     * @throws FeedFailure when nothing can be concluded; what was known before stays
     */
    FeedResult look(FeedQuery feedQuery) throws FeedFailure;

    @Override
    default void close() {}
}
