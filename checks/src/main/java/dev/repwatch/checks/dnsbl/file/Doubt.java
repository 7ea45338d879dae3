package dev.repwatch.checks.dnsbl.file;

import java.util.Locale;

/** Why a file is not believed. Its answers are unknown, or the last good file's. */
public enum Doubt {
    /** No entry in it: a list that lost everything, or an empty download. */
    EMPTY,
    /** No line is an entry: an error page, a policy text, another format. */
    NO_VALID_LINE,
    /** More than one line of twenty is none. */
    MANY_BAD_LINES,
    /** An entry wider than /8 (IPv4) or /19 (IPv6), or more than a sixteenth of IPv4 covered. */
    LISTS_THE_WORLD,
    /** The last line, which says how many there are, is missing. */
    CUT_OFF,
    /** The last line says another number of entries. */
    COUNT_DIFFERS,
    /** Longer than this is read; or a line is. */
    TOO_LARGE,
    /** Its own time of expiry has passed, or its time stamp lies in the future. */
    FILE_STALE,
    /** The server that it is written for would not load it. */
    NOT_LOADED,
    /** A code outside 127.0.0.0/8, which no list means as a listing (RFC 5782 2.1). */
    BAD_ANSWER;

    /** As in JSON and labels. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
