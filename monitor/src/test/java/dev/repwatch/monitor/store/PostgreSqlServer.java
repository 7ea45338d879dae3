package dev.repwatch.monitor.store;

import dev.repwatch.checks.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A real PostgreSQL on loopback. */
public final class PostgreSqlServer implements AutoCloseable {

    private EmbeddedPostgres server;
    private int databases;

    private PostgreSqlServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgreSqlServer start() {
        try {
            Path data = Files.createTempDirectory("repwatch-postgresql").resolve("data");
            return new PostgreSqlServer(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public StorageLocation freshDatabase() {
        String name = "repwatch" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new StorageLocation.PostgreSql(
                "127.0.0.1", server.getPort(), name, "postgres", Optional.of(new Secret("postgres")));
    }

    /** As its superuser. */
    void execute(String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
