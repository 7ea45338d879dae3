package dev.repwatch.monitor.diagnosis.rules;

import java.util.Locale;

/** How sure a verdict is, in a word; from nothing upwards. */
public enum Certainty {
    NONE,
    /** From statistics, feeds or timing alone. */
    POSSIBLE,
    /** From the reply or from an own observation of that time. */
    LIKELY,
    /** From the reply to this very message, and nothing of our own speaks against it. */
    CERTAIN;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One step less. */
    public Certainty lower() {
        return switch (this) {
            case CERTAIN -> LIKELY;
            case LIKELY -> POSSIBLE;
            case POSSIBLE, NONE -> NONE;
        };
    }

    public static Certainty lesser(Certainty one, Certainty other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
