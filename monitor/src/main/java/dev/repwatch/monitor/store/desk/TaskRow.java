package dev.repwatch.monitor.store.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * One way off a list.
 *
 * @param id 0 before it is written
 * @param subject a target, or a network when many of its addresses share one listing
 * @param recurrence how many listings within 30 days, this one included
 * @param version guards against two writers
 * @param body the alert that opened it, as JSON
 */
public record TaskRow(
        long id,
        String subject,
        String source,
        Optional<String> owner,
        Instant openedAt,
        int recurrence,
        TaskProgress progress,
        long version,
        String body) {

    public TaskRow at(TaskProgress other) {
        return new TaskRow(id, subject, source, owner, openedAt, recurrence, other, version, body);
    }

    /** About a whole network, with the count of its worst member. */
    public TaskRow about(String network, int worstRecurrence) {
        return new TaskRow(id, network, source, owner, openedAt, worstRecurrence, progress, version, body);
    }

    public String state() {
        return progress.state();
    }

    public Instant stateAt() {
        return progress.stateAt();
    }

    public Optional<Instant> requestedAt() {
        return progress.requestedAt();
    }

    public int requests() {
        return progress.requests();
    }

    public Optional<Instant> closedAt() {
        return progress.closedAt();
    }

    public Optional<Instant> remindAt() {
        return progress.remindAt();
    }

    public int reminders() {
        return progress.reminders();
    }

    public Optional<Instant> snoozedUntil() {
        return progress.snoozedUntil();
    }
}
