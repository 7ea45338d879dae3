package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What keeps the names that this life of the database gives apart from those of another, which numbers its episodes from
 * one, too. Each start draws one: a database that was put back from a backup numbers again what was numbered since then.
 */
public final class Installation {

    private Installation() {}

    /** Empty text before the first was drawn. */
    public static String tag(Transaction transaction) {
        return find(transaction).orElse("");
    }

    /** Draws another. */
    public static void draw(Transaction transaction, RandomGenerator random) {
        Optional<String> before = find(transaction);
        // 40 bits: two databases of one provider account meet by chance once in a million million
        String tag = String.format(Locale.ROOT, "%010x", random.nextLong() & 0xff_ffff_ffffL);
        transaction
                .handle()
                .createUpdate(
                        before.isPresent()
                                ? "UPDATE installation SET tag = :tag WHERE id = 1"
                                : "INSERT INTO installation (id, tag) VALUES (1, :tag)")
                .bind("tag", tag)
                .execute();
    }

    private static Optional<String> find(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT tag FROM installation WHERE id = 1")
                .mapTo(String.class)
                .findOne();
    }
}
