package dev.repwatch.monitor.store.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * One way off a list.
 *
 * @param id 0 before it is written
 * @param subject a target, or a network when many of its addresses share one listing
 * @param state the label of a task state
 * @param stateAt since when
 * @param requests how often removal was asked for
 * @param remindAt when somebody is reminded next; empty when never
 * @param reminders how many reminders were sent in this state
 * @param recurrence how many listings within 30 days, this one included
 * @param version guards against two writers
 * @param body the alert that opened it, as JSON
 */
public record TaskRow(
        long id,
        String subject,
        String source,
        String state,
        Optional<String> owner,
        Instant openedAt,
        Instant stateAt,
        Optional<Instant> requestedAt,
        int requests,
        Optional<Instant> closedAt,
        Optional<Instant> remindAt,
        int reminders,
        Optional<Instant> snoozedUntil,
        int recurrence,
        long version,
        String body) {

    /** In another state, with the reminder count begun anew. */
    public TaskRow moved(String newState, Instant at, Optional<Instant> remind) {
        return new TaskRow(
                id,
                subject,
                source,
                newState,
                owner,
                openedAt,
                at,
                requestedAt,
                requests,
                closedAt,
                remind,
                0,
                snoozedUntil,
                recurrence,
                version,
                body);
    }

    public TaskRow requested(Instant at) {
        return new TaskRow(
                id,
                subject,
                source,
                state,
                owner,
                openedAt,
                stateAt,
                Optional.of(at),
                requests + 1,
                closedAt,
                remindAt,
                reminders,
                snoozedUntil,
                recurrence,
                version,
                body);
    }

    public TaskRow closed(Instant at) {
        return new TaskRow(
                id,
                subject,
                source,
                state,
                owner,
                openedAt,
                stateAt,
                requestedAt,
                requests,
                Optional.of(at),
                Optional.empty(),
                reminders,
                snoozedUntil,
                recurrence,
                version,
                body);
    }

    public TaskRow reminded(int sent, Optional<Instant> next) {
        return new TaskRow(
                id,
                subject,
                source,
                state,
                owner,
                openedAt,
                stateAt,
                requestedAt,
                requests,
                closedAt,
                next,
                sent,
                snoozedUntil,
                recurrence,
                version,
                body);
    }

    public TaskRow snoozed(Instant until) {
        return new TaskRow(
                id,
                subject,
                source,
                state,
                owner,
                openedAt,
                stateAt,
                requestedAt,
                requests,
                closedAt,
                Optional.of(until),
                reminders,
                Optional.of(until),
                recurrence,
                version,
                body);
    }

    /** About a whole network. */
    public TaskRow about(String network) {
        return new TaskRow(
                id,
                network,
                source,
                state,
                owner,
                openedAt,
                stateAt,
                requestedAt,
                requests,
                closedAt,
                remindAt,
                reminders,
                snoozedUntil,
                recurrence,
                version,
                body);
    }
}
