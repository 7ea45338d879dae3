package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.bind.Durations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tasks somebody wants to see.
 *
 * @param closed also those that ended within this time, such as {@code 30d}
 * @param limit pages of so many; everything without
 * @param after the cursor of the page before
 */
record TaskFilter(
        Optional<String> state,
        Optional<String> list,
        Optional<String> owner,
        Optional<String> closed,
        Optional<Integer> limit,
        Optional<String> after) {

    private static final List<String> STATES =
            Arrays.stream(TaskState.values()).map(TaskState::label).toList();

    /** @throws IllegalArgumentException when there is no such state or duration */
    TaskFilter {
        state.filter(it -> !STATES.contains(it)).ifPresent(unknown -> {
            throw new IllegalArgumentException("there is no state \"" + unknown + "\"; say one of "
                    + String.join(", ", STATES) + DidYouMean.hint(unknown, STATES));
        });
        closed.ifPresent(Durations::parse);
    }

    Stream<TaskView> among(TaskBook book) {
        Stream<TaskView> over =
                closed.map(Durations::parse).map(book::closed).stream().flatMap(List::stream);
        return Stream.concat(book.open().stream(), over)
                .filter(it -> state.stream().allMatch(it.state().label()::equals))
                .filter(it -> list.stream().allMatch(it.list()::equals))
                .filter(it -> owner.isEmpty() || owner.equals(it.owner()));
    }
}
