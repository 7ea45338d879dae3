package dev.repwatch.monitor.api;

import java.util.Locale;

/** What an endpoint takes. */
public enum Body {
    /** JSON of at most 64 KB, which no form of a foreign page can send. */
    JSON("application/json", 64 * 1024),
    /** A form of ours with the key that stands in it, at most 64 KB: see {@link Form}. */
    FORM("application/x-www-form-urlencoded", 64 * 1024),
    /** What a person pastes, by a form of ours or as JSON, at most 1 MB. Only for endpoints that change nothing. */
    PASTED("application/json or application/x-www-form-urlencoded", 1 << 20),
    /** A mail as it is, of at most 10 MB. No form of a foreign page can send one. */
    MAIL("message/rfc822", 10 << 20);

    private final String types;
    private final int most;

    Body(String types, int most) {
        this.types = types;
        this.most = most;
    }

    public int most() {
        return most;
    }

    /** For people. */
    public String types() {
        return types;
    }

    public boolean takes(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return !type.isEmpty() && (" " + types + " ").contains(" " + type + " ");
    }
}
