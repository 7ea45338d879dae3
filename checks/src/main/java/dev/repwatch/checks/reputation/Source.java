package dev.repwatch.checks.reputation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who says findings: a list, a feed, a check of our own. What state over time has to know of it, and nothing of how it is
 * asked. {@link dev.repwatch.checks.reputation.Finding} says what it said.
 */
public interface Source {

    SourceId id();

    /** What people call it. */
    String title();

    /** The kinds of target it can say something of. */
    Set<TargetKind> kinds();

    /** Who runs it; sources of one operator share its limits. */
    String operator();

    /** How much its word weighs: 1 = refusals follow at large receivers … 4 = informational (docs/score.md). */
    int tier();

    /** It is never asked about the same target sooner again. */
    Duration minInterval();

    /** The source that already contains this one, so that it counts once. */
    default Optional<SourceId> parent() {
        return Optional.empty();
    }

    /** The worst that a finding of it can mean. */
    default Severity worst() {
        return Severity.MAJOR;
    }

    /** Where people do something about its findings. */
    default Optional<URI> page() {
        return Optional.empty();
    }

    /** It has control questions, whose answers decide whether it is believed; one without cannot come into doubt. */
    default boolean hasControls() {
        return false;
    }

    /**
     * It speaks only of targets that it happens to hear of: its silence about others is no gap in what is known, and what it
     * says has just happened, so that it has no first look.
     */
    default boolean hearsay() {
        return false;
    }

    /**
     * It is read from a file, which says the same however often it is read: nothing opens on its word alone, and what is wrong with
     * the file is told of the file.
     */
    default boolean readFromFile() {
        return false;
    }

    default boolean covers(Target target) {
        return kinds().contains(target.kind());
    }
}
