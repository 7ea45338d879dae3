package dev.repwatch.checks.feeds.mailbox;

import java.util.Locale;

/** Why a message, or a part of it, was not counted. A closed set: each is a label. */
public enum SkipReason {
    /** It is a report, but not one that can be read. */
    UNREADABLE(true),
    /** Our own mail server says nothing of its sender: another authserv-id, or none at all. */
    NOT_STAMPED(true),
    /** Our own mail server says that its sender is not authenticated, or is no known reporter. */
    NOT_VOUCHED(false),
    /** An ordinary letter. */
    NO_REPORT(false),
    /** A report of another kind, which another feed reads. */
    OTHER_REPORT(false),
    /** It tells of nobody who is watched. */
    NOT_WATCHED(false),
    /** It tells of days that no number speaks of any more. */
    TOO_OLD(false),
    /** It tells of days to come. */
    FUTURE(false),
    /** It was counted before. */
    DUPLICATE(false),
    /** It was read, and is nothing that counts here. */
    NOT_COUNTED(false),
    /** More came than can be told apart. */
    TOO_MANY(false),
    TOO_LARGE(false),
    /** The server has it and does not give it. */
    NOT_HANDED_OUT(false);

    private final boolean alarming;

    SkipReason(boolean alarming) {
        this.alarming = alarming;
    }

    /** True when many in a row mean that the feed itself no longer works. */
    boolean alarming() {
        return alarming;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
