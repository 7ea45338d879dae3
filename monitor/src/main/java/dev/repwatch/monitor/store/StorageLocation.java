package dev.repwatch.monitor.store;

import dev.repwatch.checks.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where the database is. Never a JDBC URL: a URL from outside can run code ({@code INIT=}). */
public sealed interface StorageLocation {

    /**
     * A file of H2's, for one process.
     *
     * @param path without suffix: {@code ./data/repwatch} becomes {@code ./data/repwatch.mv.db}, with {@code .mark} and
     *     {@code .lock} beside it
     */
    record H2File(Path path) implements StorageLocation {

        /** @throws IllegalArgumentException when the path holds characters that H2 reads as settings */
        public H2File {
            path = path.toAbsolutePath().normalize();
            if (path.toString().matches("(?s).*[;\\p{Cntrl}].*")) {
                throw new IllegalArgumentException("path: must not hold ';' or control characters");
            }
        }
    }

    /**
     * Whether the way to a PostgreSQL server is encrypted, in its own words.
     *
     * @param mode of {@code sslmode}
     * @param rootCertificate the authorities that may vouch for the server, where it is verified
     */
    record Encryption(String mode, Optional<Path> rootCertificate) {

        /** Encrypted where the server can, and not verified: PostgreSQL's default. */
        public static final Encryption PREFERRED = new Encryption("prefer", Optional.empty());
    }

    /** A database of a PostgreSQL server; it must exist, its tables are made. */
    record PostgreSql(
            String host, int port, String database, String user, Optional<Secret> password, Encryption encryption)
            implements StorageLocation {

        public PostgreSql(String host, int port, String database, String user, Optional<Secret> password) {
            this(host, port, database, user, password, Encryption.PREFERRED);
        }
    }

    default <T> T match(Function<H2File, T> h2File, Function<PostgreSql, T> postgreSql) {
        return this instanceof H2File it ? h2File.apply(it) : postgreSql.apply((PostgreSql) this);
    }
}
