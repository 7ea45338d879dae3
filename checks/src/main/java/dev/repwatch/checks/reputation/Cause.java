package dev.repwatch.checks.reputation;

import java.util.Locale;

/** Why nothing can be concluded. A closed set: each is a metric label and the words of a message. */
public enum Cause {
    TIMED_OUT,
    SERVER_FAILED,
    REFUSED,
    /** The list refuses queries that come through a public or unattributable resolver (127.255.255.254). */
    OPEN_RESOLVER,
    OVER_QUOTA,
    BAD_CREDENTIALS,
    NOT_REGISTERED,
    /** An answer that no honest list gives: outside 127/8, contradictory, malformed, forged, off-zone. */
    BAD_ANSWER,
    /** An answer inside 127/8 that the catalogue does not document. */
    UNDOCUMENTED_CODE,
    LISTS_EVERYTHING,
    LIST_DEAD,
    /** The list no longer lists its own test point: emptied, or a refusal that looks like "not listed". */
    TEST_POINT_MISSING,
    /** The sentinel does not believe this list at present. */
    QUARANTINED,
    /** Not the list: the resolver in between has addresses for names that do not exist. */
    BAD_RESOLVER,
    /** An answer whose time is over, handed out of a cache all the same (RFC 8767). */
    STALE_ANSWER,
    /** Not the list: the resolver in between takes addresses in 127.0.0.0/8 out of answers (rebinding protection). */
    STRIPS_LOOPBACK,
    /** The list is read from a file, and there is none, or only one that is too old. */
    FILE_STALE,
    NO_DATA,
    FEED_QUIET,
    /** Not asked: the budget or the circuit breaker of the source held the question back. */
    NOT_ASKED;

    /** True when nothing is known of the source, because the resolver before it is to blame. */
    public boolean ofTheResolver() {
        return this == BAD_RESOLVER || this == STRIPS_LOOPBACK;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
