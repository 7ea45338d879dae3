package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.reputation.SourceId;

/**
 * One {@code [feeds.NAME]}.
 *
 * @param id NAME
 */
public record FeedEntry<S extends Record>(SourceId id, FeedType<S> type, S settings) {

    /** Does not touch the network. */
    public OpenFeed open(FeedEnvironment feedEnvironment) {
        return type.open(id, settings, feedEnvironment);
    }
}
