package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked at sooner than the next sweep, because somebody asked for its removal: at each beat for six hours, every hour for
 * three days, then as everything else. Never more often than the list wants, and of a network a few addresses only: a removal
 * that reaches one of them is seen, and the sweeps see the others.
 */
final class PendingRemovals {

    private static final Duration EAGER = Duration.ofHours(6);
    private static final Duration PATIENT = Duration.ofDays(3);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int MOST_OF_A_TASK = 8;

    private final Directory directory;
    private final Duration beat;

    /** @param beat how often is asked what is due */
    PendingRemovals(Directory directory, Duration beat) {
        this.directory = directory;
        this.beat = beat;
    }

    Set<TaskBook.Awaited> due(Transaction transaction, Instant now) {
        return TaskTable.open(transaction).stream()
                .filter(it -> it.state().equals(TaskState.REQUESTED.label()))
                .filter(it -> due(it, now))
                .flatMap(it -> some(transaction, it))
                .collect(Collectors.toSet());
    }

    private static Stream<TaskBook.Awaited> some(Transaction transaction, TaskRow task) {
        return TaskEpisodes.of(transaction, task.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .limit(MOST_OF_A_TASK)
                .map(it -> new TaskBook.Awaited(it.target(), new SourceId(task.source())));
    }

    /** Whether a step of this task's pace ends within this beat. */
    private boolean due(TaskRow task, Instant now) {
        Duration since = Duration.between(task.requestedAt().orElse(task.stateAt()), now);
        if (since.compareTo(PATIENT) > 0) {
            return false;
        }
        Duration pace = longest(since.compareTo(EAGER) <= 0 ? beat : AN_HOUR, leastPause(task));
        return since.dividedBy(pace) != since.minus(beat).dividedBy(pace);
    }

    private Duration leastPause(TaskRow task) {
        return directory
                .list(new SourceId(task.source()))
                .map(DnsblList::minInterval)
                .orElse(beat);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
