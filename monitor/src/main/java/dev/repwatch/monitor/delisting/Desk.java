package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Opens a task with a listing, reminds while it lasts, and closes it when the list is clean. */
public final class Desk {

    private final TaskIntake taskIntake;
    private final ReminderWriter reminderWriter;
    private final TaskActs acts;

    public Desk(DeskSettings settings, Language language, ZoneId zone, Directory directory) {
        NextReminder reminders = new NextReminder(new ReminderSchedule(settings), directory);
        ReminderWording wording = new ReminderWording(settings.ownerAfter(), language, zone, directory);
        this.taskIntake = new TaskIntake(directory, reminders, wording);
        this.reminderWriter = new ReminderWriter(reminders, wording);
        this.acts = new TaskActs(reminders);
    }

    /**
     * A listing began. One that returns within 30 days reopens its task and says that the cause was not fixed.
     *
     * @param opening the alert of this listing; the facts of the task come from it
     */
    public void opened(Transaction transaction, Episode episode, Alert opening, Instant at) {
        taskIntake.opened(transaction, episode, opening, at);
    }

    /** The listing is over. The task ends with its last episode. */
    public void over(Transaction transaction, Episode episode, Instant at) {
        taskIntake.over(transaction, episode, at);
    }

    /** The tasks of these episodes become one, about the whole network. */
    public void gather(Transaction transaction, String network, List<Long> episodes, Instant at) {
        taskIntake.gather(transaction, network, episodes, at);
    }

    /** Writes the reminders that are due as events to be told; how many. */
    public int remind(Transaction transaction, Instant now) {
        return reminderWriter.remind(transaction, now);
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
