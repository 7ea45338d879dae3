package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Which conversation each episode is told in. */
public final class ThreadMembers {

    /** @param open the episode is not over */
    public record Member(long episode, String threadKey, String target, boolean open) {}

    private ThreadMembers() {}

    /** Puts an episode into a conversation, or back into one. */
    public static void open(Transaction transaction, long episode, String threadKey, String target) {
        int changed = transaction
                .handle()
                .createUpdate("UPDATE telling_member SET is_open = TRUE WHERE episode_id = :episode")
                .bind("episode", episode)
                .execute();
        if (changed == 0) {
            transaction
                    .handle()
                    .createUpdate("INSERT INTO telling_member (episode_id, thread_key, target, is_open)"
                            + " VALUES (:episode, :thread, :target, TRUE)")
                    .bind("episode", episode)
                    .bind("thread", threadKey)
                    .bind("target", target)
                    .execute();
        }
    }

    public static void close(Transaction transaction, long episode) {
        transaction
                .handle()
                .createUpdate("UPDATE telling_member SET is_open = FALSE WHERE episode_id = :episode")
                .bind("episode", episode)
                .execute();
    }

    public static void move(Transaction transaction, long episode, String threadKey) {
        transaction
                .handle()
                .createUpdate("UPDATE telling_member SET thread_key = :thread WHERE episode_id = :episode")
                .bind("thread", threadKey)
                .bind("episode", episode)
                .execute();
    }

    public static Optional<Member> of(Transaction transaction, long episode) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_member WHERE episode_id = :episode")
                .bind("episode", episode)
                .map((row, context) -> new Member(
                        row.getLong("episode_id"),
                        row.getString("thread_key"),
                        row.getString("target"),
                        row.getBoolean("is_open")))
                .findOne();
    }

    /** How many episodes of this target are open. */
    public static int openAbout(Transaction transaction, String target) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM telling_member WHERE target = :target AND is_open")
                .bind("target", target)
                .mapTo(Integer.class)
                .one();
    }

    public static List<Member> in(Transaction transaction, String threadKey) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_member WHERE thread_key = :thread ORDER BY episode_id")
                .bind("thread", threadKey)
                .map((row, context) -> new Member(
                        row.getLong("episode_id"),
                        row.getString("thread_key"),
                        row.getString("target"),
                        row.getBoolean("is_open")))
                .list();
    }
}
