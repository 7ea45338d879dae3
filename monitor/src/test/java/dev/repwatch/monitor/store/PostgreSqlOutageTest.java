package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgreSqlOutageTest {

    @Test
    void aServerThatIsNotThereIsRefusedInOneSentence() {
        StorageLocation nowhere =
                new StorageLocation.PostgreSql("127.0.0.1", 1, "repwatch", "repwatch", Optional.empty());
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("cannot open the database PostgreSQL repwatch at 127.0.0.1:1");
    }
}
