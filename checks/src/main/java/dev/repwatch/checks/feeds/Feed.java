package dev.repwatch.checks.feeds;

import java.time.Instant;
import java.util.List;

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

    /**
     * What stands behind the numbers, the most important first.
     *
     * @param bookmark as the last look left it
     */
    default List<FeedDetail> details(String bookmark, Instant now) {
        return List.of();
    }

    /** What the last look did not come to, such as messages in a mailbox; then it is asked again at once. */
    default long backlog(String bookmark, Instant now) {
        return 0;
    }

    @Override
    default void close() {}
}
