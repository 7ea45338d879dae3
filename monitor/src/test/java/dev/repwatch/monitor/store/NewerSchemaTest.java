package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer repwatch has written the database; its version may lie between ours, which have gaps. */
class NewerSchemaTest {

    @ParameterizedTest
    @ValueSource(strings = {"41", "999"})
    void isRefusedOnH2(String version, @TempDir Path directory) {
        refused(version, new StorageLocation.H2File(directory.resolve("repwatch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "999"})
    void isRefusedOnPostgreSql(String version) {
        try (PostgreSqlServer server = PostgreSqlServer.start()) {
            refused(version, server.freshDatabase());
        }
    }

    private static void refused(String version, StorageLocation location) {
        try (Database database = Database.open(location)) {
            database.inTransaction(t -> t.handle()
                    .execute(
                            "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\","
                                    + " \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
                                    + " \"installed_on\", \"execution_time\", \"success\")"
                                    + " VALUES (1000, ?, 'later', 'SQL', 'later.sql', 1, 'later', CURRENT_TIMESTAMP, 1, TRUE)",
                            version));
        }
        assertThatThrownBy(() -> Database.open(location))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("was written by a newer repwatch (schema " + version + ")");
    }
}
