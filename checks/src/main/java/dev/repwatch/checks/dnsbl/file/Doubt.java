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
    BAD_ANSWER,
    /** A page for browsers: of an error, a login, or terms that have to be agreed to. */
    WEB_PAGE,
    /** Fewer than half of the entries or addresses of the file before. */
    HALVED,
    /** More than twice as many entries or addresses as the file before. */
    DOUBLED,
    /** What must be on it is not, or what must not is (RFC 5782 5). */
    CONTROL_WRONG,
    /** More than half of a network of ours, at once. */
    LISTS_US;

    /** A second file like it shows that the list has changed, rather than that the file is broken. */
    public boolean mayBeTrue() {
        return this == HALVED || this == DOUBLED || this == LISTS_US;
    }

    /** For people. */
    String words() {
        return switch (this) {
            case EMPTY -> "it has no entry";
            case NO_VALID_LINE -> "no line of it is an entry: an error page, a text, or another format";
            case MANY_BAD_LINES -> "more than one line of twenty is no entry";
            case LISTS_THE_WORLD -> "it lists more of the address space than a list does";
            case CUT_OFF -> "its last line is missing";
            case COUNT_DIFFERS -> "its last line says another number of entries";
            case TOO_LARGE -> "it is longer than is read";
            case FILE_STALE -> "by its own time stamp it is too old, or of tomorrow";
            case NOT_LOADED -> "rbldnsd would not load it";
            case BAD_ANSWER -> "it gives codes outside 127.0.0.0/8";
            case WEB_PAGE -> "it is a page for browsers";
            case HALVED -> "it has less than half of the entries of the one before";
            case DOUBLED -> "it has more than twice the entries of the one before";
            case CONTROL_WRONG -> "what must be on it is not, or what must not is";
            case LISTS_US -> "it newly lists more than half of a network of ours";
        };
    }

    /** As in JSON and labels. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
