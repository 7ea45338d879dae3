package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PostgreSqlOutageTest {

    @Test
    void aServerThatIsKilledAndComesBackLosesNothing() throws Exception {
        try (PostgreSqlServer server = PostgreSqlServer.start();
                Database database = Database.open(server.freshDatabase())) {
            database.inTransaction(t -> insert(t, "192.0.2.1"));
            server.kill();
            assertThatThrownBy(() -> database.inTransaction(t -> insert(t, "192.0.2.2")))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("the database does not answer");
            assertThat(database.health().up()).isFalse();
            assertThat(database.health().failures()).isPositive();
            server.startAgain();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(database.<Integer>inTransaction(t -> insert(t, "192.0.2.3")))
                            .isEqualTo(1));
            assertThat(database.health().up()).isTrue();
            assertThat(database.<Integer>read(t -> t.handle()
                            .createQuery("SELECT COUNT(*) FROM target WHERE text IN ('192.0.2.1', '192.0.2.3')")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsNotThereIsRefusedInOneSentence() {
        StorageLocation nowhere =
                new StorageLocation.PostgreSql("127.0.0.1", 1, "repwatch", "repwatch", Optional.empty());
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("cannot open the database PostgreSQL repwatch at 127.0.0.1:1");
    }

    private static int insert(Transaction t, String text) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, alarm)"
                                + " VALUES (?, 'ipv4', TRUE, 'PENDING', FALSE)",
                        text);
    }
}
