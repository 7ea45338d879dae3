package dev.repwatch.monitor.delisting.evidence;

import dev.repwatch.monitor.config.RefusalCost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What else is known about one listed target.
 *
 * @param lastSeen when the list was last seen to list it
 * @param refusals what mail logs count against it; empty when they do not tell
 * @param volumes what feeds count of its mail; empty when no feed does
 */
public record RemovalEvidence(
        String target,
        Optional<Instant> lastSeen,
        List<PostureFact> posture,
        Optional<RefusalCost> refusals,
        List<Volume> volumes) {

    public RemovalEvidence {
        posture = List.copyOf(posture);
        volumes = List.copyOf(volumes);
    }

    /**
     * A count of messages or refusals.
     *
     * @param feed who counted
     * @param scale what is counted, in the words of the feed
     * @param of the time the count speaks of
     */
    public record Volume(String feed, String scale, double value, Instant of) {}
}
