package dev.repwatch.monitor.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Looks at the database without changing anything in it, while a daemon may be using it. */
public final class DatabaseCheck {

    /**
     * @param name which database, without a secret
     * @param serious repwatch cannot work with it as it is
     * @param seen in one sentence
     */
    public record Outcome(String name, boolean serious, String seen) {}

    private DatabaseCheck() {}

    public static Outcome of(StorageLocation location) {
        return location.match(DatabaseCheck::file, DatabaseCheck::server);
    }

    private static Outcome file(StorageLocation.H2File location) {
        Path data = new H2Files(location.path()).data();
        Path folder = Optional.ofNullable(data.toAbsolutePath().getParent()).orElse(data);
        if (Files.exists(folder) && !Files.isWritable(folder)) {
            return new Outcome(data.toString(), true, "this user may not write into " + folder);
        }
        return new Outcome(
                data.toString(),
                false,
                Files.exists(data)
                        ? folder.toFile().getUsableSpace() / (1 << 20) + " MB free for it"
                        : "not made yet; the first start makes it");
    }

    private static Outcome server(StorageLocation.PostgreSql location) {
        PostgreSqlStorage storage = new PostgreSqlStorage(location);
        try (Connection connection = storage.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT has_schema_privilege(current_schema(), 'CREATE'), current_setting('server_version'),"
                                + " (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()),"
                                + " current_setting('max_connections')::int, (SELECT count(*) FROM pg_stat_activity"
                                + " WHERE backend_type = 'client backend'), current_setting('transaction_read_only')")) {
            row.next();
            return judged(storage.name(), location, row);
        } catch (SQLException failure) {
            return new Outcome(
                    storage.name(),
                    true,
                    PostgreSqlWords.sentence(failure, location)
                            .orElseGet(() -> StorageFailures.firstLine(String.valueOf(failure.getMessage()))));
        }
    }

    private static Outcome judged(String name, StorageLocation.PostgreSql location, ResultSet row) throws SQLException {
        if (!row.getBoolean(1)) {
            return new Outcome(
                    name,
                    true,
                    PostgreSqlWords.sentence(new SQLException("", "42501"), location)
                            .orElse(""));
        }
        if (row.getString(6).equals("on")) {
            return new Outcome(name, true, "the server takes no writes: it is a standby, or read-only");
        }
        int free = row.getInt(4) - row.getInt(5);
        String seen = "PostgreSQL " + row.getString(2) + ", " + (row.getBoolean(3) ? "encrypted" : "NOT encrypted")
                + ", " + row.getInt(5) + " of " + row.getInt(4) + " connections in use; repwatch wants "
                + PostgreSqlWords.WANTED;
        return new Outcome(name, free <= 0, seen);
    }
}
