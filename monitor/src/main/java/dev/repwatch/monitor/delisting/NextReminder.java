package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import java.time.Instant;
import java.util.Optional;

/** When somebody is reminded of a task next, by what is known of its list now. */
final class NextReminder {

    private final ReminderSchedule reminderSchedule;
    private final Directory directory;

    NextReminder(ReminderSchedule reminderSchedule, Directory directory) {
        this.reminderSchedule = reminderSchedule;
        this.directory = directory;
    }

    /** @param sent reminders sent in this state */
    Optional<Instant> of(TaskState state, SourceId source, Alert opening, Instant since, int sent) {
        if (source.value().equals(CareTasks.SOURCE)) {
            return Optional.empty(); // nothing can see whether it was done, and a reminder would claim that it was not
        }
        return reminderSchedule.next(state, directory.list(source), Task.code(opening), since, sent);
    }

    /** In another state, and not while it is snoozed. */
    Optional<Instant> moved(Task task, TaskState to, Instant at) {
        return of(to, task.source(), task.opening(), at, 0)
                .map(due -> task.row()
                        .snoozedUntil()
                        .map(until -> notBefore(task, due, until))
                        .orElse(due));
    }

    /** What is due, but not before then; at a time when somebody works. */
    Instant notBefore(Task task, Instant due, Instant until) {
        return due.isAfter(until) ? due : reminderSchedule.working(directory.list(task.source()), task.code(), until);
    }

    Optional<Instant> of(Task task, int sent) {
        return of(task.state(), task.source(), task.opening(), task.row().stateAt(), sent);
    }
}
