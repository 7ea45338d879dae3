package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.list;
import static dev.repwatch.monitor.tracker.World.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Evidence;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreDetail;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.ScoreFault;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.tracker.TrackerJson.StatusJson;
import dev.repwatch.monitor.tracker.TrackerJson.TargetJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is neither listings nor feeds counts in score, confidence, samples and alarms by being handed over. */
class FurtherEvidenceTest extends TrackerWorld {

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
        public List<ScoreFault> faults(Target target, Instant now) {
            return refused == 0
                    ? List.of()
                    : List.of(new ScoreFault(
                            new SourceId("mail-log"), "refused by large receivers", refused, now, Optional.empty()));
        }

        @Override
        public Coverage coverage(Target target) {
            return new Coverage(12, 12);
        }
    }

    @Test
    void joinsByItsInterfaceAlone() {
        tracker = IncidentTracker.open(
                database, diary, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults(), new Refusals());
        tracker.watch(List.of(watched(IP)), List.of(list("one", 1)));
        hear(IP, "one", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(tracker.explain(World.ip(IP)).score()).isEqualTo(100);
        diary.told.clear();
        refused = 0.4;
        tracker.roundFinished(clock.instant());
        assertThat(tracker.explain(World.ip(IP)).losses())
                .extracting(ScoreExplanation.Loss::words)
                .containsExactly("-40 mail-log: refused by large receivers since 2026-03-01T09:00:00Z");
        assertThat(diary.last(Verb.OPENED, ScoreDetail.class).reasons())
                .singleElement()
                .asString()
                .contains("mail-log");
        assertThat(tracker.explain(World.ip(IP)).confidence()).isEqualTo(1.0);
        confirm(IP, "one");
        assertThat(tracker.explain(World.ip(IP)).score()).isEqualTo(24);
    }

    @Test
    void theStatusCountsTheListingsOfEachTarget() {
        tracker.watch(targets(IP, "192.0.2.2"), LISTS);
        confirm(IP, "one");
        confirm(IP, "two");
        assertThat(StatusJson.of(tracker.view()).targets())
                .extracting(TargetJson::target, TargetJson::listed)
                .containsExactly(tuple(IP, 2), tuple("192.0.2.2", 0));
    }
}
