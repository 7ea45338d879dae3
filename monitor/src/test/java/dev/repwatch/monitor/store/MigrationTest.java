package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an H2 file with rows in every table to a real PostgreSQL. */
class MigrationTest {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgreSqlServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = PostgreSqlServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void takesEveryRowOfEveryTableAlong() {
        StorageLocation.H2File from = new StorageLocation.H2File(directory.resolve("repwatch"));
        UpgradeContract.writtenByTheNewest(from);
        StorageLocation.PostgreSql to = (StorageLocation.PostgreSql) server.freshDatabase();

        Map<String, Long> counts = Migration.copy(from, to);

        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(Schema.TABLES);
        assertThat(counts.values().stream().filter(count -> count > 0).count()).isGreaterThan(20);
        try (Database source = Database.open(from);
                Database target = Database.open(to)) {
            for (String table : Schema.TABLES) {
                assertThat(rows(target, table)).as(table).isEqualTo(rows(source, table));
            }
            // numbers go on after the last that was taken along
            target.inTransaction(t -> t.handle()
                    .execute("INSERT INTO target (text, kind, watched, baseline, alarm)"
                            + " VALUES ('198.51.100.77', 'ipv4', TRUE, 'PENDING', FALSE)"));
            assertThat(target.takesWrites()).isTrue();
        }
        assertThatThrownBy(() -> Migration.copy(from, to))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("nothing was changed");
    }

    /** As text: the two have types of their own for the same. */
    private static List<String> rows(Database database, String table) {
        return database.<List<String>>read(t -> t
                .handle()
                .createQuery("SELECT * FROM " + table)
                .map((row, context) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT))
                                .append('=')
                                .append(row.getString(i))
                                .append(' ');
                    }
                    // PostgreSQL writes booleans as t and f
                    return text.toString().replace("=TRUE ", "=t ").replace("=FALSE ", "=f ");
                })
                .list()
                .stream()
                .sorted()
                .toList());
    }
}
