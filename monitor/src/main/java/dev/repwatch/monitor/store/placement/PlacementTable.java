package dev.repwatch.monitor.store.placement;

import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs of test mails, where each mail stands, and how that changed. */
public final class PlacementTable {

    private PlacementTable() {}

    /**
     * @param domain of its Message-IDs
     * @param looks how often mailboxes were looked into
     * @param closed nothing changes any more; empty while mailboxes are looked into
     */
    public record RunRow(
            String id, String stream, String domain, Instant started, int looks, Optional<Instant> closed) {}

    /**
     * @param words of the first server, when it did not take the mail; hostile
     * @param seen what looks saw, JSON
     * @param copy what the provider wrote into the copy, JSON
     */
    public record TrialRow(
            String run,
            String seed,
            String provider,
            Instant sentAt,
            String handover,
            String words,
            String seen,
            String copy,
            Optional<String> blocked,
            Optional<String> witnessed,
            String placement,
            String reason,
            String detail,
            Optional<Duration> took) {}

    /** @param detail such as the folder */
    public record ChangeRow(String run, String seed, Instant at, String placement, String detail) {}

    /** Runs of all streams, oldest first. */
    public static List<RunRow> runs(Transaction transaction, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM placement_run WHERE started >= :since ORDER BY started, id")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new RunRow(
                        row.getString("id"),
                        row.getString("stream"),
                        row.getString("domain"),
                        Instant.ofEpochMilli(row.getLong("started")),
                        row.getInt("looks"),
                        Optional.ofNullable(row.getObject("closed", Long.class)).map(Instant::ofEpochMilli)))
                .list();
    }

    public static List<TrialRow> trials(Transaction transaction, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT t.* FROM placement_trial t JOIN placement_run r ON r.id = t.run"
                        + " WHERE r.started >= :since ORDER BY t.run, t.seed")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> trial(row))
                .list();
    }

    private static TrialRow trial(ResultSet row) throws SQLException {
        return new TrialRow(
                row.getString("run"),
                row.getString("seed"),
                row.getString("provider"),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                row.getString("handover"),
                row.getString("words"),
                row.getString("seen"),
                row.getString("copy"),
                Optional.ofNullable(row.getString("blocked")),
                Optional.ofNullable(row.getString("witnessed")),
                row.getString("placement"),
                row.getString("reason"),
                row.getString("detail"),
                Optional.ofNullable(row.getObject("took", Long.class)).map(Duration::ofMillis));
    }

    /** Puts a run and the mails of it in, or writes them anew. */
    public static void put(Transaction transaction, RunRow run, List<TrialRow> trials) {
        transaction.handle().execute("DELETE FROM placement_run WHERE id = ?", run.id());
        transaction
                .handle()
                .createUpdate("INSERT INTO placement_run (id, stream, domain, started, looks, closed)"
                        + " VALUES (:id, :stream, :domain, :started, :looks, :closed)")
                .bind("id", run.id())
                .bind("stream", run.stream())
                .bind("domain", run.domain())
                .bind("started", run.started().toEpochMilli())
                .bind("looks", run.looks())
                .bindByType("closed", run.closed().map(Instant::toEpochMilli).orElse(null), Long.class)
                .execute();
        transaction.handle().execute("DELETE FROM placement_trial WHERE run = ?", run.id());
        trials.forEach(trial -> insert(transaction, trial));
    }

    private static void insert(Transaction transaction, TrialRow trial) {
        transaction
                .handle()
                .createUpdate(
                        "INSERT INTO placement_trial (run, seed, provider, sent_at, handover, words, seen, copy,"
                                + " blocked, witnessed, placement, reason, detail, took) VALUES (:run, :seed, :provider, :sentAt,"
                                + " :handover, :words, :seen, :copy, :blocked, :witnessed, :placement, :reason, :detail, :took)")
                .bind("run", trial.run())
                .bind("seed", trial.seed())
                .bind("provider", trial.provider())
                .bind("sentAt", trial.sentAt().toEpochMilli())
                .bind("handover", trial.handover())
                .bind("words", trial.words())
                .bind("seen", trial.seen())
                .bind("copy", trial.copy())
                .bind("blocked", trial.blocked())
                .bind("witnessed", trial.witnessed())
                .bind("placement", trial.placement())
                .bind("reason", trial.reason())
                .bind("detail", trial.detail())
                .bindByType("took", trial.took().map(Duration::toMillis).orElse(null), Long.class)
                .execute();
    }

    public static void changed(Transaction transaction, List<ChangeRow> changes) {
        changes.forEach(change -> {
            transaction
                    .handle()
                    .execute(
                            "DELETE FROM placement_change WHERE run = ? AND seed = ? AND at = ?",
                            change.run(),
                            change.seed(),
                            change.at().toEpochMilli());
            transaction
                    .handle()
                    .createUpdate("INSERT INTO placement_change (run, seed, at, placement, detail)"
                            + " VALUES (:run, :seed, :at, :placement, :detail)")
                    .bind("run", change.run())
                    .bind("seed", change.seed())
                    .bind("at", change.at().toEpochMilli())
                    .bind("placement", change.placement())
                    .bind("detail", change.detail())
                    .execute();
        });
    }

    /** Of one run, oldest first. */
    public static List<ChangeRow> changes(Transaction transaction, String run) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM placement_change WHERE run = :run ORDER BY at, seed")
                .bind("run", run)
                .map((row, context) -> new ChangeRow(
                        row.getString("run"),
                        row.getString("seed"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("placement"),
                        row.getString("detail")))
                .list();
    }

    /** Forgets what is older. */
    public static void forget(Transaction transaction, Instant before) {
        long until = before.toEpochMilli();
        for (String table : List.of("placement_change", "placement_trial")) {
            transaction
                    .handle()
                    .execute(
                            "DELETE FROM " + table + " WHERE run IN (SELECT id FROM placement_run WHERE started < ?)",
                            until);
        }
        transaction.handle().execute("DELETE FROM placement_run WHERE started < ?", until);
    }
}
