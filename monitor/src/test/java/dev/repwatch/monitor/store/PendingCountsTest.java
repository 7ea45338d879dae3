package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingCountsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void countsWhatWaitsAndSinceWhen(@TempDir Path directory) {
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            assertThat(database.read(t -> PendingCounts.read(t, NOON)).outbox()).isEmpty();
            database.inTransaction(t -> Outbox.put(t, message("one", NOON.minusSeconds(60)), NOON.minusSeconds(60)));
            database.inTransaction(t -> Outbox.put(t, message("held until now", NOON), NOON.minusSeconds(3600)));
            database.inTransaction(t -> TaskTable.put(t, task("cause_open", Optional.empty())));
            database.inTransaction(t -> TaskTable.put(t, task("cleared", Optional.of(NOON))));

            PendingCounts pendingCounts = database.read(t -> PendingCounts.read(t, NOON));
            assertThat(pendingCounts.outbox())
                    .containsOnlyKeys("ops")
                    .containsEntry("ops", new PendingCounts.Backlog(2, NOON.minusSeconds(60)));
            assertThat(pendingCounts.desk())
                    .containsExactly(
                            new PendingCounts.OpenTask("cause_open", NOON.minusSeconds(7200), NOON.minusSeconds(3600)));
        }
    }

    private static MessageRow.New message(String key, Instant from) {
        return new MessageRow.New("ops", key, "thread", "OPENED", 0, from, Optional.empty(), "{}");
    }

    private static TaskRow task(String state, Optional<Instant> closed) {
        TaskProgress begun = TaskProgress.begun(state, NOON.minusSeconds(3600), 0, Optional.empty());
        return new TaskRow(
                0,
                "192.0.2.10",
                "big-bl",
                Optional.empty(),
                NOON.minusSeconds(7200),
                1,
                closed.map(at -> begun.closed(state, at)).orElse(begun),
                0,
                "{}");
    }
}
