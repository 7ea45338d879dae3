package dev.repwatch.monitor.store.outbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Conditions in SQL over a column {@code state} that holds the name of a state. */
final class StateCondition {

    private StateCondition() {}

    /** Asks for this state, or sets it. */
    static String is(Enum<?> state) {
        return "state = " + quoted(state);
    }

    static String in(Enum<?>... states) {
        return Arrays.stream(states).map(StateCondition::quoted).collect(Collectors.joining(", ", "state IN (", ")"));
    }

    private static String quoted(Enum<?> state) {
        return "'" + state.name() + "'";
    }
}
