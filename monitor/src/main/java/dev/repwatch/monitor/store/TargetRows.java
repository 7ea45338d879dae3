package dev.repwatch.monitor.store;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.DottedQuad;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Every target that was ever watched. */
public final class TargetRows {

    private TargetRows() {}

    /**
     * @param id its number in this database
     * @param owner the label {@code owner}
     * @param alarm a fall of its score was told
     */
    public record TargetRow(
            long id,
            Target target,
            boolean watched,
            Baseline baseline,
            Optional<String> pool,
            Optional<String> owner,
            boolean alarm) {

        public TargetRow as(Baseline other) {
            return new TargetRow(id, target, watched, other, pool, owner, alarm);
        }

        public TargetRow alarmed(boolean now) {
            return new TargetRow(id, target, watched, baseline, pool, owner, now);
        }
    }

    public static List<TargetRow> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT id, text, kind, watched, baseline, pool, owner, alarm FROM target")
                .map((row, context) -> new TargetRow(
                        row.getLong("id"),
                        target(row.getString("text"), row.getString("kind")),
                        row.getBoolean("watched"),
                        Baseline.valueOf(row.getString("baseline")),
                        Optional.ofNullable(row.getString("pool")),
                        Optional.ofNullable(row.getString("owner")),
                        row.getBoolean("alarm")))
                .list();
    }

    public static void insert(Transaction transaction, Collection<TargetRow> rows) {
        Portions.of(rows, some -> insertSome(transaction, some));
    }

    private static void insertSome(Transaction transaction, List<TargetRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("INSERT INTO target (id, text, kind, watched, baseline, pool, owner, alarm)"
                        + " VALUES (:id, :text, :kind, :watched, :baseline, :pool, :owner, :alarm)");
        rows.forEach(row -> bound(batch, row)
                .bind("text", row.target().text())
                .bind("kind", row.target().kind().label())
                .add());
        executed(batch);
    }

    public static void update(Transaction transaction, Collection<TargetRow> rows) {
        Portions.of(rows, some -> updateSome(transaction, some));
    }

    private static void updateSome(Transaction transaction, List<TargetRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("UPDATE target SET watched = :watched, baseline = :baseline, pool = :pool,"
                        + " owner = :owner, alarm = :alarm WHERE id = :id");
        rows.forEach(row -> bound(batch, row).add());
        executed(batch);
    }

    /** Changes nothing, but as a change does it has to reach the disk. */
    static int writeOneAsItIs(Transaction transaction) {
        return transaction
                .handle()
                .execute("UPDATE target SET watched = watched WHERE id = (SELECT MIN(t.id) FROM target t)");
    }

    private static PreparedBatch bound(PreparedBatch batch, TargetRow row) {
        return batch.bind("id", row.id())
                .bind("watched", row.watched())
                .bind("baseline", row.baseline().name())
                .bind("pool", row.pool())
                .bind("owner", row.owner())
                .bind("alarm", row.alarm());
    }

    static void executed(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static Target target(String text, String kind) {
        return kind.equals(TargetKind.DOMAIN.label()) ? new DomainTarget(text) : new IpTarget(address(text), text);
    }

    private static InetAddress address(String text) {
        OptionalInt quad = DottedQuad.parse(text);
        return quad.isPresent()
                ? new IPv4Address(quad.getAsInt()).toInetAddress()
                : new IPAddressString(text).getAddress().toInetAddress();
    }
}
