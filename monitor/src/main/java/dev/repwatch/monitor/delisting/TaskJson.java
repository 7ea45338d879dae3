package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.desk.TaskNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as the API shows it; the names are an interface. Times that are not yet are empty.
 *
 * @param usual how long the way off the list of this task took before; of one task alone, as what follows
 * @param changed in the answer to an act: false when the same was said just before
 */
public record TaskJson(
        long id,
        String subject,
        String list,
        String list_title,
        String state,
        String severity,
        String owner,
        String opened_at,
        String state_at,
        String requested_at,
        String closed_at,
        String remind_at,
        long listed_seconds,
        int recurrence,
        int requests,
        int reminders,
        List<String> targets,
        String next,
        Optional<CostJson> cost,
        Optional<MeanJson> usual,
        Optional<List<String>> advice,
        Optional<DraftJson> draft,
        Optional<List<NoteJson>> notes,
        Optional<Boolean> changed) {

    /** How long it took to get off a list. */
    public record MeanJson(String list, long tasks, long listed_seconds, Optional<Long> after_request_seconds) {

        static MeanJson of(DelistingTimes.Mean mean) {
            return new MeanJson(
                    mean.source(),
                    mean.tasks(),
                    mean.listed().toSeconds(),
                    mean.afterRequest().map(Duration::toSeconds));
        }
    }

    /**
     * What logs of mail servers count against it.
     *
     * @param text the same in words
     */
    public record CostJson(long refused, long attempts, List<String> receivers, String sample, String text) {

        static CostJson of(TaskView.Cost cost) {
            return new CostJson(
                    cost.counted().refused(),
                    cost.counted().attempts(),
                    cost.counted().receivers(),
                    cost.counted().sample(),
                    cost.sentence());
        }
    }

    /** A removal request to send, or to paste into a page. */
    public record DraftJson(String to, String page, String subject, String text) {}

    /** What somebody did, or repwatch itself. */
    public record NoteJson(String at, String who, String what, String note) {

        static NoteJson of(TaskNotes.TaskNote note) {
            return new NoteJson(note.at().toString(), note.who(), note.what(), note.note());
        }
    }

    static TaskJson of(TaskView task, Instant now) {
        return of(task, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TaskJson acted(TaskBook.Done done, Instant now) {
        return of(done.task(), now, Optional.empty(), Optional.empty(), Optional.of(done.changed()));
    }

    static TaskJson whole(TaskView task, Instant now, Optional<DelistingTimes.Mean> usual) {
        return of(task, now, usual.map(MeanJson::of), Optional.of(task.advice()), Optional.empty());
    }

    /** @param advice there when all of the task is to be shown */
    private static TaskJson of(
            TaskView task,
            Instant now,
            Optional<MeanJson> usual,
            Optional<List<String>> advice,
            Optional<Boolean> changed) {
        return new TaskJson(
                task.id(),
                task.subject(),
                task.list(),
                task.listTitle(),
                task.state().label(),
                task.severity(),
                task.owner().orElse(""),
                task.openedAt().toString(),
                task.stateAt().toString(),
                time(task.requestedAt()),
                time(task.closedAt()),
                time(task.remindAt()),
                Duration.between(task.openedAt(), task.closedAt().orElse(now)).toSeconds(),
                task.recurrence(),
                task.requests(),
                task.reminders(),
                task.targets(),
                task.next(),
                task.cost().map(CostJson::of),
                usual,
                advice,
                advice.flatMap(shown -> task.draft()).map(TaskJson::draft),
                advice.map(shown -> task.notes().stream().map(NoteJson::of).toList()),
                changed);
    }

    private static DraftJson draft(RequestDraft draft) {
        return new DraftJson(
                draft.to().orElse(""), draft.page().map(Object::toString).orElse(""), draft.subject(), draft.text());
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
