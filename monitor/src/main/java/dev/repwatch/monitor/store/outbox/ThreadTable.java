package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The conversations. */
public final class ThreadTable {

    /** It was snoozed until now. */
    static final String AWAKE = "resolved_at IS NULL AND snoozed_until <= :now";

    static final String TO_ESCALATE = "resolved_at IS NULL AND acked_at IS NULL AND escalate_at <= :now"
            + " AND (snoozed_until IS NULL OR snoozed_until <= :now)";

    private ThreadTable() {}

    public static Optional<ThreadRow> find(Transaction transaction, String threadKey) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_thread WHERE thread_key = :thread")
                .bind("thread", threadKey)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** The open conversation that news of this group joins, the newest. */
    public static Optional<ThreadRow> openOf(Transaction transaction, String groupKey) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_thread WHERE group_key = :group AND resolved_at IS NULL"
                        + " ORDER BY opened_at DESC FETCH FIRST 1 ROW ONLY")
                .bind("group", groupKey)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** How many conversations of this group began since then and are open. */
    public static int openedSince(Transaction transaction, String groupKey, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM telling_thread WHERE group_key = :group AND resolved_at IS NULL"
                        + " AND opened_at > :since")
                .bind("group", groupKey)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    public static List<ThreadRow> open(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_thread WHERE resolved_at IS NULL ORDER BY severity, opened_at")
                .map((row, context) -> row(row))
                .list();
    }

    public static List<ThreadRow> toEscalate(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_thread WHERE " + TO_ESCALATE + " ORDER BY severity, opened_at")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .list();
    }

    /** Conversations that were snoozed until now. */
    public static List<ThreadRow> awake(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_thread WHERE " + AWAKE + " ORDER BY severity, opened_at")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .list();
    }

    public static void save(Transaction transaction, ThreadRow thread) {
        int changed = bind(
                        transaction
                                .handle()
                                .createUpdate("UPDATE telling_thread SET group_key = :group, severity = :severity,"
                                        + " opened_at = :opened, told_at = :told, resolved_at = :resolved,"
                                        + " acked_at = :ackedAt, acked_by = :ackedBy, ack_note = :ackNote,"
                                        + " snoozed_until = :snoozed, escalations = :escalations,"
                                        + " escalate_at = :escalate, body = :body WHERE thread_key = :thread"),
                        thread)
                .execute();
        if (changed == 0) {
            bind(
                            transaction
                                    .handle()
                                    .createUpdate("INSERT INTO telling_thread (thread_key, group_key, severity,"
                                            + " opened_at, told_at, resolved_at, acked_at, acked_by, ack_note,"
                                            + " snoozed_until, escalations, escalate_at, body) VALUES (:thread,"
                                            + " :group, :severity, :opened, :told, :resolved, :ackedAt, :ackedBy,"
                                            + " :ackNote, :snoozed, :escalations, :escalate, :body)"),
                            thread)
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ThreadRow thread) {
        return statement
                .bind("thread", thread.threadKey())
                .bind("group", thread.groupKey())
                .bind("severity", thread.severity())
                .bind("opened", thread.openedAt().toEpochMilli())
                .bind("told", thread.toldAt().toEpochMilli())
                .bindByType("resolved", Columns.millis(thread.resolvedAt()), Long.class)
                .bindByType("ackedAt", Columns.millis(thread.ack().map(ThreadRow.Ack::at)), Long.class)
                .bind("ackedBy", thread.ack().map(ThreadRow.Ack::who).orElse(null))
                .bind("ackNote", thread.ack().map(ThreadRow.Ack::note).orElse(null))
                .bindByType("snoozed", Columns.millis(thread.snoozedUntil()), Long.class)
                .bind("escalations", thread.escalations())
                .bindByType("escalate", Columns.millis(thread.escalateAt()), Long.class)
                .bind("body", thread.body());
    }

    private static ThreadRow row(ResultSet row) throws SQLException {
        Optional<Instant> ackedAt = Columns.time(row, "acked_at");
        String who = row.getString("acked_by");
        String note = row.getString("ack_note");
        return new ThreadRow(
                row.getString("thread_key"),
                row.getString("group_key"),
                row.getInt("severity"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("told_at")),
                Columns.time(row, "resolved_at"),
                ackedAt.map(at -> new ThreadRow.Ack(at, who, note)),
                Columns.time(row, "snoozed_until"),
                row.getInt("escalations"),
                Columns.time(row, "escalate_at"),
                row.getString("body"));
    }
}
