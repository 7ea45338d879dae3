package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Transaction;
import java.util.List;

/** Which episodes a task is about. */
public final class TaskEpisodes {

    public record TaskEpisode(long episode, long task, String target, boolean open) {}

    private TaskEpisodes() {}

    /** The episode is open and belongs to this task. */
    public static void put(Transaction transaction, long episode, long task, String target) {
        int known = transaction
                .handle()
                .createUpdate(
                        "UPDATE delisting_episode SET is_open = TRUE, task_id = :task" + " WHERE episode_id = :episode")
                .bind("task", task)
                .bind("episode", episode)
                .execute();
        if (known > 0) {
            return;
        }
        transaction
                .handle()
                .createUpdate("INSERT INTO delisting_episode (episode_id, task_id, target, is_open)"
                        + " VALUES (:episode, :task, :target, TRUE)")
                .bind("episode", episode)
                .bind("task", task)
                .bind("target", target)
                .execute();
    }

    public static void setOpen(Transaction transaction, long episode, boolean open) {
        transaction
                .handle()
                .createUpdate("UPDATE delisting_episode SET is_open = :open WHERE episode_id = :episode")
                .bind("open", open)
                .bind("episode", episode)
                .execute();
    }

    public static List<TaskEpisode> of(Transaction transaction, long task) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_episode WHERE task_id = :task ORDER BY episode_id")
                .bind("task", task)
                .map((row, context) -> new TaskEpisode(
                        row.getLong("episode_id"),
                        row.getLong("task_id"),
                        row.getString("target"),
                        row.getBoolean("is_open")))
                .list();
    }

    public static boolean anyOpen(Transaction transaction, long task) {
        return of(transaction, task).stream().anyMatch(TaskEpisode::open);
    }
}
