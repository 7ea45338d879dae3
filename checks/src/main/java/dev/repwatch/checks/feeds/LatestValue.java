package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * The last good value of one measure of one feed for one target. It stays when the feed falls silent; its age tells.
 *
 * @param band empty for numbers that are only shown
 * @param dataTime the time the value speaks of
 * @param readAt when it was last confirmed
 * @param note the source's own words, cleaned
 */
public record LatestValue(
        SourceId feed,
        Target target,
        String measure,
        double value,
        Unit unit,
        Optional<Band> band,
        Instant dataTime,
        Instant readAt,
        String note) {

    /** True when the value is older than the feed promises. It still counts, but not for confidence. */
    public boolean stale(FeedDeclaration declaration, Instant now) {
        return !declaration.current(dataTime, now);
    }
}
