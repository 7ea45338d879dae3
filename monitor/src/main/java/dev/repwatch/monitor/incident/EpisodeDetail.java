package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import java.time.Instant;
import java.util.Optional;

/** Something is held against a target by a source: a list lists it, or a check of our own graded it below pass. */
public sealed interface EpisodeDetail extends IncidentDetail {

    /** On a list. When it is over, {@link Episode#closing} says why. */
    record ListingDetail(Episode of, Optional<Listing> before) implements EpisodeDetail {}

    /** Found by a check of our own. */
    record CheckDetail(Episode of, Optional<Listing> before) implements EpisodeDetail {}

    Episode of();

    /** What it was held for before it changed. */
    Optional<Listing> before();

    static EpisodeDetail of(Episode episode) {
        return of(episode, Optional.empty());
    }

    static EpisodeDetail of(Episode episode, Optional<Listing> before) {
        return Finding.Graded.isHeldBy(episode.listing())
                ? new CheckDetail(episode, before)
                : new ListingDetail(episode, before);
    }

    @Override
    default Optional<Episode> episode() {
        return Optional.of(of());
    }

    @Override
    default Optional<Instant> since() {
        return Optional.of(of().firstSeen());
    }

    /** Target or source left the configuration while it was held. */
    default boolean unwatched() {
        return of().closing()
                .filter(it -> it.reason() == Episode.Reason.UNWATCHED)
                .isPresent();
    }
}
