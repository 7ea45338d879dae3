package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second daemon on a PostgreSQL that is in use. */
class PostgreSqlClaimTest {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgreSqlServer server;

    @BeforeAll
    static void startServer() {
        server = PostgreSqlServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void refusesASecondUserInOneSentence() {
        StorageLocation location = server.freshDatabase();
        try (Database first = Database.open(location)) {
            assertThatThrownBy(() -> Database.open(location))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageMatching(
                            "the database PostgreSQL repwatch\\d+ at 127\\.0\\.0\\.1:\\d+ is in use by another"
                                    + " repwatch \\(from 127\\.0\\.0\\.1, since [-0-9: ]+ UTC\\); stop that one, or give this one"
                                    + " another \\[storage] database");
            assertThat(first.takesWrites()).isTrue();
            try (Database other = Database.open(server.freshDatabase())) {
                assertThat(other.takesWrites())
                        .as("another database of the server")
                        .isTrue();
            }
        }
        assertThatCode(() -> Database.open(location).close())
                .as("it was given back")
                .doesNotThrowAnyException();
    }

    /** The session that holds it may be cut off, or live on at the server after the network was cut. */
    @Test
    void isTakenAgainAfterTheSessionWasLost() {
        StorageLocation location = server.freshDatabase();
        try (Database database = Database.open(location);
                Handle outside = outside(location)) {
            outside.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()");
            await().atMost(Duration.ofSeconds(30)).until(database::takesWrites);
            assertThat(holders(outside)).contains(1);
            assertThatThrownBy(() -> Database.open(location)).isInstanceOf(StorageRefused.class);
        }
    }

    /** Whoever came first while we were cut off has it now; two would write. */
    @Test
    void isNotTakenFromSomebodyElse() {
        StorageLocation location = server.freshDatabase();
        try (Database database = Database.open(location);
                Handle outside = outside(location)) {
            outside.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()");
            outside.execute("SELECT pg_advisory_lock(" + 0x7265707761746368L + ")");

            assertThat(database.takesWrites()).isFalse();
            outside.execute("SELECT pg_advisory_unlock_all()");
            await().atMost(Duration.ofSeconds(30)).until(database::takesWrites);
        }
    }

    /** Somebody who is no repwatch. */
    private static Handle outside(StorageLocation location) {
        DataSource source = location.match(
                file -> {
                    throw new AssertionError(file);
                },
                found -> new PostgreSqlStorage(found).source());
        return Jdbi.create(source).open();
    }

    private static Optional<Integer> holders(Handle outside) {
        return outside.createQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())")
                .mapTo(Integer.class)
                .findOne();
    }
}
