package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.desk.TaskNotes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as people and programs see it.
 *
 * @param subject a target, or a network
 * @param targets what of it is still listed
 * @param next the one next step
 * @param draft the removal request, where one can be asked for
 */
public record TaskView(
        long id,
        String subject,
        String list,
        String listTitle,
        TaskState state,
        Path path,
        String severity,
        Optional<String> owner,
        Instant openedAt,
        Instant stateAt,
        Optional<Instant> requestedAt,
        Optional<Instant> closedAt,
        Optional<Instant> remindAt,
        int recurrence,
        List<String> targets,
        String next,
        Optional<Draft> draft,
        List<TaskNotes.TaskNote> notes) {}
