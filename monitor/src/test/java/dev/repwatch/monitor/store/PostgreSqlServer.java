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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real PostgreSQL on loopback, that can be killed and started again on the same data. */
public final class PostgreSqlServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;
    private int databases;

    private PostgreSqlServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    public static PostgreSqlServer start() {
        try {
            Path data = Files.createTempDirectory("repwatch-postgresql").resolve("data");
            return new PostgreSqlServer(
                    data,
                    EmbeddedPostgres.builder()
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

    /** SIGQUIT: the server drops everything at once, as in a crash, and recovers from its log at the next start. */
    void kill() throws IOException, InterruptedException {
        String postmaster =
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(server.descendants(), Stream.of(server)).toList();
        new ProcessBuilder("kill", "-QUIT", postmaster).start().waitFor();
        all.forEach(process -> process.onExit().join());
    }

    void startAgain() {
        int port = server.getPort();
        server = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> EmbeddedPostgres.builder()
                                .setDataDirectory(data)
                                .setCleanDataDirectory(false)
                                .setPort(port)
                                .setPGStartupWait(Duration.ofMinutes(2))
                                .start(),
                        running -> true);
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
