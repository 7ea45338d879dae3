package dev.repwatch.monitor.store;

import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedProblem;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** What is known of each feed between two looks. */
public final class FeedRows {

    private FeedRows() {}

    /**
     * @param told what people were last told of it
     * @param expiryTold they were told that its key ends
     */
    public record FeedRow(FeedState state, FeedFreshness told, boolean expiryTold) {}

    public static List<FeedRow> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM feed ORDER BY id")
                .map((row, context) -> new FeedRow(
                        state(row), FeedFreshness.valueOf(row.getString("told")), row.getBoolean("expiry_told")))
                .list();
    }

    public static void put(Transaction transaction, FeedRow row) {
        transaction
                .handle()
                .createUpdate("DELETE FROM feed WHERE id = :id")
                .bind("id", row.state().feed().value())
                .execute();
        Update insert = transaction
                .handle()
                .createUpdate("INSERT INTO feed (id, last_attempt, last_success, last_data, trouble_cause,"
                        + " trouble_detail, trouble_since, trouble_failures, not_before, quota_limit, quota_remaining,"
                        + " quota_resets, expires, bookmark, told, expiry_told) VALUES (:id, :attempt, :success, :data,"
                        + " :cause, :detail, :since, :failures, :before, :limit, :remaining, :resets, :expires,"
                        + " :bookmark, :told, :expiry)");
        bind(insert, row.state());
        insert.bind("told", row.told().name()).bind("expiry", row.expiryTold()).execute();
    }

    private static void bind(Update insert, FeedState state) {
        insert.bind("id", state.feed().value());
        time(insert, "attempt", state.lastAttempt());
        time(insert, "success", state.lastSuccess());
        time(insert, "data", state.lastData());
        Optional<FeedProblem> trouble = state.trouble();
        insert.bind("cause", trouble.map(it -> it.cause().name()).orElse(null));
        insert.bind("detail", trouble.map(FeedProblem::detail).orElse(null));
        time(insert, "since", trouble.map(FeedProblem::since));
        insert.bindByType("failures", trouble.map(FeedProblem::failures).orElse(null), Integer.class);
        time(insert, "before", state.notBefore());
        insert.bindByType("limit", state.quota().map(Quota::limit).orElse(null), Long.class);
        insert.bindByType("remaining", state.quota().map(Quota::remaining).orElse(null), Long.class);
        time(insert, "resets", state.quota().flatMap(Quota::resets));
        time(insert, "expires", state.credentialsExpire());
        insert.bind("bookmark", state.bookmark().orElse(null));
    }

    private static void time(Update insert, String name, Optional<Instant> at) {
        insert.bindByType(name, Columns.millis(at), Long.class);
    }

    private static FeedState state(ResultSet row) throws SQLException {
        return new FeedState(
                new SourceId(row.getString("id")),
                Columns.time(row, "last_attempt"),
                Columns.time(row, "last_success"),
                Columns.time(row, "last_data"),
                trouble(row),
                Columns.time(row, "not_before"),
                quota(row),
                Columns.time(row, "expires"),
                Optional.ofNullable(row.getString("bookmark")));
    }

    private static Optional<FeedProblem> trouble(ResultSet row) throws SQLException {
        String cause = row.getString("trouble_cause");
        return cause == null
                ? Optional.empty()
                : Optional.of(new FeedProblem(
                        Cause.valueOf(cause),
                        row.getString("trouble_detail"),
                        Columns.time(row, "trouble_since").orElse(Instant.EPOCH),
                        row.getInt("trouble_failures")));
    }

    private static Optional<Quota> quota(ResultSet row) throws SQLException {
        long limit = row.getLong("quota_limit");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Quota(limit, row.getLong("quota_remaining"), Columns.time(row, "quota_resets")));
    }
}
