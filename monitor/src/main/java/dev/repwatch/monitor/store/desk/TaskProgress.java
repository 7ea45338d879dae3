package dev.repwatch.monitor.store.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a task has come.
 *
 * @param state the label of a task state
 * @param stateAt since when
 * @param requests how often removal was asked for
 * @param remindAt when somebody is reminded next; empty when never
 * @param reminders how many reminders were sent in this state
 */
public record TaskProgress(
        String state,
        Instant stateAt,
        Optional<Instant> requestedAt,
        int requests,
        Optional<Instant> closedAt,
        Optional<Instant> remindAt,
        int reminders,
        Optional<Instant> snoozedUntil) {

    /** @param requests how often removal was asked for in an earlier life of the task */
    public static TaskProgress begun(String state, Instant at, int requests, Optional<Instant> remind) {
        return new TaskProgress(state, at, Optional.empty(), requests, Optional.empty(), remind, 0, Optional.empty());
    }

    /** In another state, with the reminder count begun anew. */
    public TaskProgress moved(String newState, Instant at, Optional<Instant> remind) {
        return new TaskProgress(newState, at, requestedAt, requests, closedAt, remind, 0, snoozedUntil);
    }

    public TaskProgress requested(Instant at) {
        return new TaskProgress(
                state, stateAt, Optional.of(at), requests + 1, closedAt, remindAt, reminders, snoozedUntil);
    }

    public TaskProgress closed(String end, Instant at) {
        return new TaskProgress(end, at, requestedAt, requests, Optional.of(at), Optional.empty(), 0, snoozedUntil);
    }

    public TaskProgress reminded(int sent, Optional<Instant> next) {
        return new TaskProgress(state, stateAt, requestedAt, requests, closedAt, next, sent, snoozedUntil);
    }

    public TaskProgress snoozed(Instant until, Optional<Instant> remind) {
        return new TaskProgress(state, stateAt, requestedAt, requests, closedAt, remind, reminders, Optional.of(until));
    }
}
