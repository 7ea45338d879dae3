package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.words.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Opens a task with a listing, reminds while it lasts, and closes it when the list is clean. */
public final class Desk {

    private final Intake intake;
    private final Reminding reminding;
    private final TaskActs acts;

    public Desk(DeskSettings settings, Language language, ZoneId zone, Directory directory) {
        NextReminder reminders = new NextReminder(new Cadence(settings), directory);
        ReminderWording wording = new ReminderWording(settings.ownerAfter(), language, zone, directory);
        this.intake = new Intake(directory, reminders, wording);
        this.reminding = new Reminding(reminders, wording);
        this.acts = new TaskActs(reminders);
    }

    /**
     * A listing began. One that returns within 30 days reopens its task and says that the cause was not fixed.
     *
     * @param opening the alert of this listing; the facts of the task come from it
     */
    public void opened(Transaction transaction, Episode episode, Alert opening, Instant at) {
        intake.opened(transaction, episode, opening, at);
    }

    /** The listing is over. The task ends with its last episode. */
    public void over(Transaction transaction, Episode episode, Instant at) {
        intake.over(transaction, episode, at);
    }

    /** The tasks of these episodes become one, about the whole network. */
    public void gather(Transaction transaction, String network, List<Long> episodes, Instant at) {
        intake.gather(transaction, network, episodes, at);
    }

    /** Writes the reminders that are due as events to be told; how many. */
    public int remind(Transaction transaction, Instant now) {
        return reminding.remind(transaction, now);
    }

    /** Tasks that are not over, oldest first. */
    public List<TaskRow> open(Transaction transaction) {
        return TaskTable.open(transaction);
    }

    /** What people do about tasks. */
    public TaskActs acts() {
        return acts;
    }
}
