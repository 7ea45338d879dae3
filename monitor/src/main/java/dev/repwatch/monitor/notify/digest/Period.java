package dev.repwatch.monitor.notify.digest;

import java.time.Instant;
import java.util.Locale;

/** The time that a digest is about, and when it goes out. */
record Period(Kind kind, Instant from, Instant until) {

    enum Kind {
        DAILY,
        WEEKLY;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same on every node and after every restart. */
    String key() {
        return "digest:" + kind.label() + ":" + until.toEpochMilli();
    }
}
