package dev.repwatch.monitor.store;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Takes everything from an H2 file to an empty PostgreSQL database, in one transaction and counted. */
public final class Migration {

    private static final Set<String> SEEDED = Set.of("installation", "store_mark", "telling_turn");
    private static final int BATCH = 1_000;
    private static final Duration LONG = Duration.ofDays(1);

    private Migration() {}

    /**
     * Copies. Nobody may use either of them meanwhile.
     *
     * @return how many rows each table has, in the order they were written
     * @throws StorageRefused when the target is not empty or the counts differ; then it is as it was
     */
    public static Map<String, Long> copy(StorageLocation.H2File from, StorageLocation.PostgreSql to) {
        try (Database source = Database.open(from, LONG);
                Database target = Database.open(to, LONG)) {
            return target.inTransaction(transaction ->
                    source.alone(handle -> copy(handle, transaction.handle(), new PostgreSqlStorage(to).name())));
        }
    }

    private static Map<String, Long> copy(Handle source, Handle target, String name) {
        List<String> tables = inOrder(target);
        for (String table : tables) {
            // what the migrations themselves write is no data of anybody
            if (count(target, table) > 0 && !written(table)) {
                throw new StorageRefused(
                        name + " is not empty: the table " + table
                                + " has rows; migrate into a new database (DROP DATABASE and CREATE DATABASE), nothing was changed");
            }
        }
        tables.stream().filter(Migration::written).forEach(table -> target.execute("DELETE FROM " + table));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : tables) {
            copyTable(source, target, table);
            long there = count(target, table);
            if (there != count(source, table)) {
                throw new StorageRefused("of the table " + table + " only " + there + " rows arrived, and not "
                        + count(source, table) + "; nothing was changed");
            }
            counts.put(table, there);
        }
        identities(target)
                .forEach((table, column) -> target.execute("SELECT setval(pg_get_serial_sequence('" + table + "', '"
                        + column + "'), GREATEST((SELECT MAX(" + column + ") FROM " + table + "), 1))"));
        return counts;
    }

    /** Has a row from its beginning. */
    private static boolean written(String table) {
        return SEEDED.contains(table);
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    /** A table comes after those it points to. */
    private static List<String> inOrder(Handle target) {
        Map<String, Set<String>> needs = target
                .createQuery("SELECT DISTINCT conrelid::regclass::text AS one,"
                        + " confrelid::regclass::text AS other FROM pg_constraint WHERE contype = 'f'")
                .map((row, context) -> Map.entry(row.getString("one"), row.getString("other")))
                .list()
                .stream()
                .filter(reference -> !reference.getKey().equals(reference.getValue()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> left = new TreeSet<>(Schema.TABLES);
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table -> ordered.containsAll(needs.getOrDefault(table, Set.of())))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables point at each other: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return List.copyOf(ordered);
    }

    private static Map<String, String> identities(Handle target) {
        return target
                .createQuery("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE is_identity = 'YES' AND table_schema = current_schema()")
                .map((row, context) -> Map.entry(row.getString("table_name"), row.getString("column_name")))
                .list()
                .stream()
                .filter(identity -> Schema.TABLES.contains(identity.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void copyTable(Handle source, Handle target, String table) {
        source.createQuery("SELECT * FROM " + table).setFetchSize(BATCH).scanResultSet((rows, context) -> {
            try (ResultSet row = rows.get()) {
                write(row, target, table);
                return null;
            }
        });
    }

    private static void write(ResultSet row, Handle target, String table) throws SQLException {
        ResultSetMetaData shape = row.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(shape.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + IntStream.range(0, columns.size()).mapToObj(i -> "?").collect(Collectors.joining(", ")) + ")";
        PreparedBatch batch = target.prepareBatch(sql);
        while (row.next()) {
            for (int i = 0; i < columns.size(); i++) {
                batch.bind(i, plain(row.getObject(i + 1)));
            }
            batch.add();
            if (batch.size() >= BATCH) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** H2 hands out a long text as an object of its own. */
    @SuppressWarnings("NullAway") // a column may be null, and binding null is how it is written
    private static Object plain(Object value) throws SQLException {
        return value instanceof Clob text ? text.getSubString(1, (int) text.length()) : value;
    }
}
