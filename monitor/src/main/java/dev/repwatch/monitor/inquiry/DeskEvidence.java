package dev.repwatch.monitor.inquiry;

import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.delisting.TaskView;
import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** How far the removals of listings are, as evidence. */
record DeskEvidence(TaskBook book) {

    private static final double MINUTES_OF_A_DAY = 1440;

    /** @param seen whether who asks may know of it */
    List<Evidence> tasks(Predicate<TaskView> seen) {
        Map<String, Duration> usual = new HashMap<>();
        book.meanTimes()
                .forEach((DelistingTimes.Mean it) -> it.afterRequest().ifPresent(time -> usual.put(it.source(), time)));
        return book.open().stream()
                .filter(seen)
                .map(it -> task(it, Optional.ofNullable(usual.get(it.list()))))
                .toList();
    }

    private static Evidence task(TaskView task, Optional<Duration> usual) {
        return new DeskTask(
                new Span(task.stateAt(), Optional.empty()),
                Optional.of(task.list()),
                Optional.of(task.subject()),
                Optional.of(task.state().name().toLowerCase(Locale.ROOT)),
                Optional.empty(),
                usual.map(it -> OptionalDouble.of(it.toMinutes() / MINUTES_OF_A_DAY))
                        .orElse(OptionalDouble.empty()));
    }
}
