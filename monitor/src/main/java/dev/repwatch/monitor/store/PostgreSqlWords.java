package dev.repwatch.monitor.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What a PostgreSQL server refuses, said so that whoever set it up knows what to do. */
final class PostgreSqlWords {

    /** Connections: those of the pool, and the one that claims the database. */
    static final int WANTED = Connections.MOST + 1;

    /** Appendix A of the manual, "PostgreSQL Error Codes". */
    private static final Map<String, String> SENTENCES = Map.of(
            "28P01", "the password of the role ${user} is wrong; see [storage] password",
            "28000",
                    "the server does not let the role ${user} in from here: the role is missing, or pg_hba.conf has no line"
                            + " for it",
            "3D000", "there is no database ${database}; as a superuser: CREATE DATABASE ${database} OWNER ${user}",
            "42501",
                    "the role ${user} may not make tables there; as a superuser, in that database: GRANT USAGE, CREATE ON"
                            + " SCHEMA public TO ${user}",
            "53300",
                    "the server has no connection left for repwatch, which wants " + PostgreSqlWords.WANTED
                            + "; raise max_connections or the role's CONNECTION LIMIT");

    private PostgreSqlWords() {}

    static Optional<String> sentence(Throwable failure, StorageLocation location) {
        return location.match(
                file -> Optional.empty(),
                server -> StorageFailures.causes(failure)
                        .filter(SQLException.class::isInstance)
                        .map(cause -> sentence((SQLException) cause, server))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> sentence(SQLException failure, StorageLocation.PostgreSql server) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("does not support SSL")) {
            return Optional.of(
                    "the server does not speak TLS, and [storage] sslmode demands it; switch it on there (ssl = on)");
        }
        if (text.contains("PKIX path") || text.contains("unable to find valid certification path")) {
            return Optional.of("the server's certificate is not signed by who is in [storage] sslrootcert");
        }
        if (text.contains("could not be verified by hostnameverifier")) {
            return Optional.of("the server's certificate is for another name than [storage] host = \"" + server.host()
                    + "\"; use its name, or sslmode = \"verify-ca\"");
        }
        return Optional.ofNullable(failure.getSQLState())
                .map(SENTENCES::get)
                .map(it -> it.replace("${user}", server.user()).replace("${database}", server.database()));
    }
}
