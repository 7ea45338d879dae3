package dev.repwatch.monitor.targets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is known of a target in one word, the worst first. Only the last one is good. */
enum TargetState {
    LISTED,
    /** Nobody that can be trusted has answered yet. */
    UNKNOWN,
    /** The last full look is too long ago to say anything. */
    STALE,
    CLEAN;

    static final List<String> LABELS =
            Arrays.stream(values()).map(TargetState::label).toList();

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
