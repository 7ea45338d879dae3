package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a first start on a real PostgreSQL says where something is not as it should be; and what {@code doctor} says of it. */
@Tag("slow")
class PostgreSqlRightsTest {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgreSqlServer server;

    @BeforeAll
    static void start() {
        server = PostgreSqlServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Since PostgreSQL 15 nobody but its owner may make tables in the schema public. */
    @Test
    void aRoleThatMayNotMakeTablesIsToldHowToGetTheRight() {
        StorageLocation.PostgreSql location = asRole("guest", server.freshDatabase());
        String sentence =
                "the role guest may not make tables there; as a superuser, in that database: GRANT USAGE, CREATE ON"
                        + " SCHEMA public TO guest";
        assertThatThrownBy(() -> Database.open(location))
                .isInstanceOf(StorageRefused.class)
                .hasMessageEndingWith(sentence);
        assertThat(DatabaseCheck.of(location))
                .satisfies(outcome -> assertThat(outcome.serious()).isTrue())
                .satisfies(outcome -> assertThat(outcome.seen()).isEqualTo(sentence));
        server.execute(location.database(), "GRANT USAGE, CREATE ON SCHEMA public TO guest");
        Database.open(location).close();
        assertThat(DatabaseCheck.of(location))
                .satisfies(outcome -> assertThat(outcome.serious()).isFalse())
                .satisfies(outcome -> assertThat(outcome.seen())
                        .contains("NOT encrypted")
                        .contains("connections in use; repwatch wants 5"));
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidWithTheStatementThatMakesIt() {
        StorageLocation.PostgreSql location = (StorageLocation.PostgreSql) server.freshDatabase();
        StorageLocation.PostgreSql missing = new StorageLocation.PostgreSql(
                location.host(), location.port(), "nowhere", location.user(), location.password());
        assertThatThrownBy(() -> Database.open(missing))
                .isInstanceOf(StorageRefused.class)
                .hasMessageEndingWith(
                        "there is no database nowhere; as a superuser: CREATE DATABASE nowhere OWNER postgres");
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsDemanded() {
        StorageLocation.PostgreSql location = (StorageLocation.PostgreSql) server.freshDatabase();
        StorageLocation.PostgreSql demanding = new StorageLocation.PostgreSql(
                location.host(),
                location.port(),
                location.database(),
                location.user(),
                location.password(),
                new StorageLocation.Encryption("require", Optional.empty()));
        assertThatThrownBy(() -> Database.open(demanding))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("the server does not speak TLS, and [storage] sslmode demands it");
        assertThat(DatabaseCheck.of(demanding).serious()).isTrue();
    }

    /** They came into alerts word by word. */
    @Test
    void neitherStatementsNorTheWordsOfThePoolAreQuoted() {
        SQLException behind = new SQLException("Connection to db:5432 refused", "08001");
        SQLException pool = new SQLTransientConnectionException(
                "repwatch - Connection is not available, request timed out after 5000ms (total=0, active=0)", behind);
        assertThat(StorageFailures.sentence(pool))
                .contains("the database does not answer (Connection to db:5432 refused); repwatch tries again");
        assertThat(StorageFailures.sentence(new SQLTransientConnectionException(
                        "repwatch - Connection is not available, request timed out after 5000ms (total=4, active=4)")))
                .contains("the database gives no connection within 5 s; repwatch tries again");
        assertThat(StorageFailures.sentence(new SQLException(
                        "The object is already closed; SQL statement:\nINSERT INTO target VALUES ('192.0.2.1')",
                        "90007",
                        90007)))
                .contains("the database does not answer (The object is already closed); repwatch tries again");
    }

    private static StorageLocation.PostgreSql asRole(String role, StorageLocation location) {
        StorageLocation.PostgreSql own = (StorageLocation.PostgreSql) location;
        server.execute(own.database(), "CREATE ROLE " + role + " LOGIN PASSWORD 'guest'");
        server.execute(own.database(), "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        return new StorageLocation.PostgreSql(
                own.host(), own.port(), own.database(), role, Optional.of(new Secret("guest")));
    }
}
