package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the reminders that are due as events to be told. */
final class ReminderWriter {

    private final NextReminder reminders;
    private final ReminderWording wording;

    ReminderWriter(NextReminder reminders, ReminderWording wording) {
        this.reminders = reminders;
        this.wording = wording;
    }

    int remind(Transaction transaction, Instant now) {
        List<TaskRow> due = TaskTable.toRemind(transaction, now);
        due.forEach(row -> remind(transaction, row, now));
        return due.size();
    }

    private void remind(Transaction transaction, TaskRow row, Instant now) {
        Task task = Task.of(row);
        Alert reminder = inItsConversation(transaction, row, wording.reminder(task, open(transaction, row), now));
        EventRow event = new EventRow(
                reminder.dedupeKey(),
                "reminder",
                reminder.threadKey(),
                Optional.empty(),
                now,
                AlertJson.write(reminder));
        EventTable.put(transaction, event, now);
        int sent = row.reminders() + 1;
        Optional<Instant> next = reminders.of(task, sent);
        while (next.isPresent() && !next.get().isAfter(now)) {
            sent++;
            next = reminders.of(task, sent);
        }
        TaskTable.change(transaction, row.at(row.progress().reminded(sent, next)));
    }

    private static int open(Transaction transaction, TaskRow row) {
        return Math.toIntExact(TaskEpisodes.of(transaction, row.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .map(TaskEpisodes.TaskEpisode::target)
                .distinct()
                .count());
    }

    /** Of a network, where most of it was told: a few of its addresses may have been told alone before. */
    private static Alert inItsConversation(Transaction transaction, TaskRow row, Alert reminder) {
        return TaskEpisodes.of(transaction, row.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .flatMap(it -> ThreadMembers.of(transaction, it.episode()).stream())
                .collect(Collectors.groupingBy(
                        ThreadMembers.Member::threadKey, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> reminder.inThread(most.getKey()))
                .orElse(reminder);
    }
}
