package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.bind.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tasks somebody wants to see.
 *
 * @param closed also those that ended within this time
 */
record TaskFilter(Optional<String> state, Optional<String> list, Optional<String> owner, Optional<Duration> closed) {

    private static final List<String> STATES =
            Arrays.stream(TaskState.values()).map(TaskState::label).toList();

    /** @throws HttpRefusal when there is no such state or duration */
    static TaskFilter of(Request request) {
        try {
            return new TaskFilter(
                    request.query("state").map(TaskFilter::known),
                    request.query("list"),
                    request.query("owner"),
                    request.query("closed").map(Durations::parse));
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private static String known(String state) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("there is no state \"" + state + "\"; say one of "
                    + String.join(", ", STATES) + DidYouMean.hint(state, STATES));
        }
        return state;
    }

    Stream<TaskView> among(TaskBook book) {
        Stream<TaskView> over = closed.map(book::closed).stream().flatMap(List::stream);
        return Stream.concat(book.open().stream(), over)
                .filter(it -> state.stream().allMatch(it.state().label()::equals))
                .filter(it -> list.stream().allMatch(it.list()::equals))
                .filter(it -> owner.isEmpty() || owner.equals(it.owner()));
    }
}
