package dev.repwatch.monitor.web;

import java.util.Locale;

/** What a route takes. */
public enum Body {
    /** JSON of at most 64 KB, which no form of a foreign page can send. */
    JSON("application/json", 64 * 1024),
    /** What a person pastes, by a form of ours or as JSON, at most 1 MB. Only for routes that change nothing. */
    PASTED("application/json or application/x-www-form-urlencoded", 1 << 20);

    private final String types;
    private final int most;

    Body(String types, int most) {
        this.types = types;
        this.most = most;
    }

    int most() {
        return most;
    }

    /** For people. */
    String types() {
        return types;
    }

    boolean takes(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return !type.isEmpty() && (" " + types + " ").contains(" " + type + " ");
    }
}
