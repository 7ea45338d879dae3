package dev.repwatch.monitor.web;

import java.util.Locale;
import java.util.Set;

/** What a route takes. */
public enum Body {
    /** JSON of at most 64 KB, which no form of a foreign page can send. */
    JSON(Set.of("application/json"), 64 * 1024),
    /** What a person pastes, by a form of ours or as JSON, at most 1 MB. Only for routes that change nothing. */
    PASTED(Set.of("application/json", "application/x-www-form-urlencoded"), 1 << 20);

    private final Set<String> types;
    private final int most;

    Body(Set<String> types, int most) {
        this.types = types;
        this.most = most;
    }

    int most() {
        return most;
    }

    Set<String> types() {
        return types;
    }

    boolean takes(String contentType) {
        return types.contains(
                contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip());
    }
}
