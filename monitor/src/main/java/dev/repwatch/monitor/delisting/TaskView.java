package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.store.desk.TaskNotes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A task as people and programs see it.
 *
 * @param subject a target, or a network
 * @param targets what of it is still listed
 * @param next the one next step
 * @param advice what else was advised when the listing opened: the rules of the list, the way off of every code
 * @param cost what logs of mail servers count against it
 * @param draft the removal request, where one can be asked for and one task alone is looked at
 */
public record TaskView(
        long id,
        String subject,
        String list,
        String listTitle,
        TaskState state,
        RemovalPath path,
        String severity,
        Optional<String> owner,
        Instant openedAt,
        Instant stateAt,
        Optional<Instant> requestedAt,
        Optional<Instant> closedAt,
        Optional<Instant> remindAt,
        int recurrence,
        int requests,
        int reminders,
        List<String> targets,
        String next,
        List<String> advice,
        Optional<Cost> cost,
        Optional<RequestDraft> draft,
        List<TaskNotes.TaskNote> notes) {

    /**
     * What it costs, where mail logs tell.
     *
     * @param sentence the same in words
     */
    public record Cost(RefusalCost counted, String sentence) {}

    /** Whether it is about nothing but what somebody may see. */
    public boolean within(Predicate<String> seen) {
        return targets.isEmpty() ? seen.test(subject) : targets.stream().allMatch(seen);
    }

    TaskView with(RequestDraft written) {
        return new TaskView(
                id,
                subject,
                list,
                listTitle,
                state,
                path,
                severity,
                owner,
                openedAt,
                stateAt,
                requestedAt,
                closedAt,
                remindAt,
                recurrence,
                requests,
                reminders,
                targets,
                next,
                advice,
                cost,
                Optional.of(written),
                notes);
    }
}
