package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that people may have to hear of. Written in the same transaction as the state change that it is. */
public sealed interface IncidentEvent {

    Instant at();

    /** A listing was confirmed; also when a cleared one returns within the reopen window, with the same episode number. */
    record ListingOpened(Episode episode, Instant at) implements IncidentEvent {}

    /** An open listing has other codes now. */
    record CodesChanged(Episode episode, Listing before, Instant at) implements IncidentEvent {}

    /** The list no longer lists it, confirmed. */
    record ListingCleared(Episode episode, Instant at) implements IncidentEvent {}

    /** Target or list left the configuration while listed. Told quietly. */
    record EpisodeUnwatched(Episode episode, Instant at) implements IncidentEvent {}

    /** What was already listed when targets or lists were first looked at. */
    record BaselineTaken(List<Episode> episodes, int targets, int lists, Instant at) implements IncidentEvent {
        public BaselineTaken {
            episodes = List.copyOf(episodes);
        }
    }

    record FlappingStarted(Target target, SourceId source, Instant at) implements IncidentEvent {}

    /** @param listed the settled state */
    record FlappingEnded(Target target, SourceId source, boolean listed, Instant at) implements IncidentEvent {}

    /** The sentinel stopped believing a list. */
    record ListQuarantined(SourceId source, Cause cause, String detail, Instant at) implements IncidentEvent {}

    record ListRestored(SourceId source, Instant quarantinedAt, Instant at) implements IncidentEvent {}

    /** A list gave an answer that the catalogue does not document. At most once a day a list. */
    record UndocumentedCode(SourceId source, String code, Target example, Instant at) implements IncidentEvent {}

    /** A list has given no trustworthy answer about some targets for too long. */
    record WentStale(SourceId source, int targets, Instant since, Instant at) implements IncidentEvent {}

    record FreshAgain(SourceId source, Instant at) implements IncidentEvent {}

    /** @param reasons the points lost, worst first, in words */
    record ScoreDropped(Target target, int from, int to, List<String> reasons, Instant at) implements IncidentEvent {
        public ScoreDropped {
            reasons = List.copyOf(reasons);
        }
    }

    record ScoreRecovered(Target target, int to, Instant at) implements IncidentEvent {}

    /**
     * What a feed says of a target moved into another band.
     *
     * @param title what people call the feed
     * @param scale what the numbers mean
     * @param from the band it left; empty when this is the first value
     * @param before the value it had, for people; empty when this is the first value
     * @param value the value it has, for people
     * @param note the feed's own words; hostile, bounded, without control characters
     * @param dataTime the time the value speaks of
     */
    record FeedMoved(
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
            Instant dataTime,
            Instant at)
            implements IncidentEvent {

        public boolean worse() {
            return to.compareTo(from.orElse(Band.NEUTRAL)) > 0;
        }
    }

    /** What was already poor or bad when a feed first brought data. */
    record FeedBaseline(SourceId feed, String title, List<FeedMoved> found, int targets, Instant at)
            implements IncidentEvent {
        public FeedBaseline {
            found = List.copyOf(found);
        }
    }

    /**
     * Something about a feed itself, not about a target.
     *
     * @param cause why it cannot be read
     * @param detail what was seen; without secrets and control characters, empty when there is nothing to show
     * @param when the last data when it is quiet, the end of the key when that ends; empty when not known
     */
    record FeedOutage(
            SourceId feed,
            String title,
            Ailment what,
            Optional<Cause> cause,
            String detail,
            Optional<Instant> when,
            Instant at)
            implements IncidentEvent {

        /** What ails it, or does so no longer. */
        public enum Ailment {
            BROKEN,
            QUIET,
            WELL_AGAIN,
            KEY_ENDS,
            KEY_RENEWED
        }

        public boolean over() {
            return what == Ailment.WELL_AGAIN || what == Ailment.KEY_RENEWED;
        }

        /** True when it is about the key alone. */
        public boolean ofKey() {
            return what == Ailment.KEY_ENDS || what == Ailment.KEY_RENEWED;
        }
    }

    /**
     * Something about the daemon itself: resolver, database, disk, configuration, channel.
     *
     * @param subject short stable id such as {@code resolver}, {@code config}, {@code channel:ops}; the same subject is
     *     one conversation
     * @param over true when the trouble is over
     */
    record DaemonTrouble(String subject, String headline, String advice, boolean over, Instant at)
            implements IncidentEvent {}
}
