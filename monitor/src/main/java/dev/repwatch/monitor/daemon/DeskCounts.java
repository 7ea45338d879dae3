package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.delisting.TaskState;
import dev.repwatch.monitor.metrics.MetricsInput.TaskView;
import dev.repwatch.monitor.metrics.TaskAge;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The desk as a scrape shows it: every state that is not an end, whether a task is in it or not. */
final class DeskCounts {

    private DeskCounts() {}

    static Map<String, TaskView> tasks(List<PendingCounts.OpenTask> open, Instant now) {
        return Arrays.stream(TaskState.values())
                .filter(state -> !state.over())
                .map(TaskState::label)
                .collect(Collectors.toMap(
                        state -> state,
                        state -> view(
                                open.stream()
                                        .filter(task -> task.state().equals(state))
                                        .toList(),
                                now)));
    }

    private static TaskView view(List<PendingCounts.OpenTask> open, Instant now) {
        Map<TaskAge, Integer> ages = open.stream()
                .collect(Collectors.toMap(
                        task -> TaskAge.of(Duration.between(task.openedAt(), now)), task -> 1, Integer::sum));
        return new TaskView(
                ages, open.stream().map(PendingCounts.OpenTask::stateAt).min(Instant::compareTo));
    }

    static Map<SourceId, Duration> means(List<DelistingTimes.Mean> delisted) {
        return delisted.stream()
                .collect(Collectors.toMap(it -> new SourceId(it.source()), DelistingTimes.Mean::listed));
    }
}
