package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One continuous listing of one target on one list, from first sight to confirmed clearing. A listing that returns within
 * the reopen window is the same episode.
 *
 * @param id unique in this store
 * @param listing what it is listed for now (or was last)
 * @param firstSeen the first observation that said so
 * @param openedAt when it was confirmed
 * @param lastSeen the last observation that said so
 * @param confirmed false when it was seen once and could not be asked again in time
 * @param baseline it was already there when the target or the list was first looked at
 * @param recurrence how many episodes of this target on this list began in the 30 days up to this one, itself included
 */
public record Episode(
        long id,
        Target target,
        SourceId source,
        Listing listing,
        Instant firstSeen,
        Instant openedAt,
        Instant lastSeen,
        boolean confirmed,
        boolean baseline,
        int recurrence,
        Optional<Closed> closing) {

    /** How and when it ended. */
    public record Closed(Instant at, Reason reason) {}

    /** Why an episode ended. */
    public enum Reason {
        /** The list no longer lists it, confirmed. */
        CLEARED,
        /** The target or the list is no longer in the configuration. */
        UNWATCHED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean open() {
        return closing.isEmpty();
    }

    /** The same at other times: the clock was wrong when they were noted. */
    Episode timed(UnaryOperator<Instant> time) {
        return new Episode(
                id,
                target,
                source,
                listing,
                time.apply(firstSeen),
                time.apply(openedAt),
                time.apply(lastSeen),
                confirmed,
                baseline,
                recurrence,
                closing.map(closed -> new Closed(time.apply(closed.at()), closed.reason())));
    }
}
