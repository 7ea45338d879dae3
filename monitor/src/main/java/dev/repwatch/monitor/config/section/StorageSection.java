package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
 * @param sslmode PostgreSQL: whether the connection is encrypted and the server's certificate verified; when absent,
 *     verified in full where there is an {@code sslrootcert}, else encrypted where the server can
 * @param sslrootcert PostgreSQL: certificates of the authorities that may vouch for the server
 * @param timeLimit no transaction takes longer; past it the process ends, for its supervisor to start it again
 */
public record StorageSection(
        Kind kind,
        Path path,
        Optional<String> host,
        int port,
        Optional<String> database,
        Optional<String> user,
        Optional<Secret> password,
        Optional<SslMode> sslmode,
        Optional<Path> sslrootcert,
        Duration timeLimit) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int POSTGRESQL_PORT = 5432;
    private static final int MAX_PORT = 65_535;

    /** Which database. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /** The words of PostgreSQL's own programs. */
    public enum SslMode {
        DISABLE,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public StorageSection {
        Limits.between("time_limit", timeLimit, SHORTEST, LONGEST);
        sslmode.filter(mode -> mode.verifies() != sslrootcert.isPresent()).ifPresent(mode -> {
            throw new IllegalArgumentException(
                    mode.verifies()
                            ? "sslmode: \"" + mode.word() + "\" needs sslrootcert, the file (PEM) of the authority that"
                                    + " signed the server's certificate"
                            : "sslmode: \"" + mode.word()
                                    + "\" verifies nothing, so sslrootcert would do nothing; write"
                                    + " \"verify-full\"");
        });
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
                        host.orElseThrow(), port, database.orElseThrow(), user.orElseThrow(), password, encryption());
    }

    private StorageLocation.Encryption encryption() {
        SslMode mode = sslmode.orElse(sslrootcert.isPresent() ? SslMode.VERIFY_FULL : SslMode.PREFER);
        return new StorageLocation.Encryption(mode.word(), sslrootcert);
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Database.TIME_LIMIT);
    }
}
