package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * What a feed says of a target is in another band.
 *
 * @param title what people call the feed
 * @param scale what the numbers mean
 * @param from the band it left; empty when this is the first value
 * @param before the value it had, for people; empty when this is the first value
 * @param value the value it has, for people
 * @param note the feed's own words; hostile, bounded, without control characters
 * @param dataTime the time the value speaks of
 */
public record FeedValueDetail(
        Target target,
        SourceId feed,
        String title,
        String measure,
        String scale,
        Optional<Band> from,
        Band to,
        Optional<String> before,
        String value,
        String note,
        Instant dataTime)
        implements IncidentDetail {

    public boolean worse() {
        return to.compareTo(from.orElse(Band.NEUTRAL)) > 0;
    }

    /** The event that this change is: worse is a beginning, better than poor an end. */
    public IncidentEvent<FeedValueDetail> event(Instant at) {
        if (worse()) {
            return IncidentEvent.opened(this, at);
        }
        return to.compareTo(Band.POOR) < 0 ? IncidentEvent.resolved(this, at) : IncidentEvent.changed(this, at);
    }
}
