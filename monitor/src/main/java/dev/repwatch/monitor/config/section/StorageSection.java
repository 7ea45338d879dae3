package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code [storage]}: where state and history live. Never a JDBC URL: those can run code.
 *
 * @param kind which database
 * @param path H2: the database file without its ending; the API token and other small files live beside it
 * @param host PostgreSQL
 * @param port PostgreSQL
 * @param database PostgreSQL
 * @param user PostgreSQL
 * @param password PostgreSQL
 */
public record StorageSection(
        Kind kind,
        Path path,
        Optional<String> host,
        int port,
        Optional<String> database,
        Optional<String> user,
        Optional<Secret> password) {

    private static final int POSTGRESQL_PORT = 5432;
    private static final int MAX_PORT = 65_535;

    /** Which database. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    public StorageSection {
        Limits.between("port", port, 1, MAX_PORT);
        if (kind == Kind.POSTGRESQL) {
            require("host", host);
            require("database", database);
            require("user", user);
        }
        plain("path", path.toString());
        host.ifPresent(value -> plain("host", value));
        database.ifPresent(value -> plain("database", value));
    }

    private static void require(String key, Optional<String> value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + ": kind = \"postgresql\" needs it");
        }
    }

    private static void plain(String key, String value) {
        if (value.contains(";") || value.contains("jdbc:") || value.contains("?")) {
            throw new IllegalArgumentException(key + ": \"" + value
                    + "\" looks like a JDBC URL; write the bare value, without ';', '?' or 'jdbc:'");
        }
    }

    /** Where the database is. */
    public StorageLocation location() {
        return kind == Kind.H2
                ? new StorageLocation.H2File(path)
                : new StorageLocation.PostgreSql(
                        host.orElseThrow(), port, database.orElseThrow(), user.orElseThrow(), password);
    }

    /** The folder of the small files that belong to this node, such as the API token. */
    public Path home() {
        return Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    }

    public static StorageSection defaults() {
        return new StorageSection(
                Kind.H2,
                Path.of("data", "repwatch"),
                Optional.empty(),
                POSTGRESQL_PORT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
