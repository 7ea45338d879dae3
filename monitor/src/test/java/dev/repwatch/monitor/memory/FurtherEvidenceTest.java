package dev.repwatch.monitor.memory;

import static dev.repwatch.monitor.memory.World.clean;
import static dev.repwatch.monitor.memory.World.list;
import static dev.repwatch.monitor.memory.World.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.memory.MemoryJson.StatusJson;
import dev.repwatch.monitor.memory.MemoryJson.TargetJson;
import dev.repwatch.monitor.state.Evidence;
import dev.repwatch.monitor.state.Fault;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is neither listings nor feeds counts in score, confidence, samples and alarms by being handed over. */
class FurtherEvidenceTest extends MemoryHouse {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private double refused;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }

    /** What the mail log may say one day. */
    private final class Refusals implements Evidence {
        @Override
        public List<Fault> faults(Target target, Instant now) {
            return refused == 0
                    ? List.of()
                    : List.of(new Fault(
                            new SourceId("mail-log"), "refused by large receivers", refused, now, Optional.empty()));
        }

        @Override
        public Coverage coverage(Target target) {
            return new Coverage(12, 12);
        }
    }

    @Test
    void joinsByItsInterfaceAlone() {
        memory = Memory.open(
                database, diary, clock, PatienceSettings.defaults(), ScoreSettings.defaults(), new Refusals());
        memory.watch(List.of(watched(IP)), List.of(list("one", 1)));
        hear(IP, "one", clean(), "a:53");
        memory.roundFinished(clock.instant());
        assertThat(memory.explain(World.ip(IP)).score()).isEqualTo(100);
        diary.told.clear();
        refused = 0.4;
        memory.roundFinished(clock.instant());
        assertThat(memory.explain(World.ip(IP)).reasons())
                .containsExactly("-40 mail-log: refused by large receivers since 2026-03-01T09:00:00Z");
        assertThat(diary.last(Happening.ScoreDropped.class).reasons())
                .singleElement()
                .asString()
                .contains("mail-log");
        assertThat(memory.explain(World.ip(IP)).confidence()).isEqualTo(1.0);
        confirm(IP, "one");
        assertThat(memory.explain(World.ip(IP)).score()).isEqualTo(24);
    }

    @Test
    void theStatusCountsTheListingsOfEachTarget() {
        memory.watch(targets(IP, "192.0.2.2"), LISTS);
        confirm(IP, "one");
        confirm(IP, "two");
        assertThat(StatusJson.of(memory.view()).targets())
                .extracting(TargetJson::target, TargetJson::listed)
                .containsExactly(tuple(IP, 2), tuple("192.0.2.2", 0));
    }
}
