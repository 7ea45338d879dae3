package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.QuarantineDetail;
import dev.repwatch.monitor.log.LogLines;
import dev.repwatch.monitor.notify.GoldenWordingTest;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of listings and lists. */
class IncidentLogTest {

    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final SourceId LIST = new SourceId("zen");

    private final Episode episode = Sample.episode(7, "192.0.2.10", "zen", Severity.CRITICAL, AT);

    @TempDir
    Path folder;

    private List<String> lines(IncidentEvent<?>... events) {
        IncidentLog log = new IncidentLog((transaction, happenings) -> {}, Incidents.ALL);
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("db")));
                LogLines said = new LogLines(IncidentLog.class.getName())) {
            database.inTransaction(t -> {
                log.record(t, List.of(events));
                return true;
            });
            return said.lines();
        }
    }

    @Test
    void aListingIsOneLineFromItsBeginningToItsEnd() {
        assertThat(lines(
                        IncidentEvent.opened(EpisodeDetail.of(episode), AT),
                        IncidentEvent.resolved(EpisodeDetail.of(episode), AT),
                        IncidentEvent.opened(
                                new QuarantineDetail(
                                        LIST, Optional.of(Cause.LISTS_EVERYTHING), "its clean point is listed", AT),
                                AT),
                        IncidentEvent.resolved(
                                new QuarantineDetail(LIST, Optional.empty(), "", AT), AT.plus(Duration.ofHours(1)))))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("WARN listing opened: 192.0.2.10 on zen, critical: ")
                                .endsWith("[episode 7]"),
                        line -> assertThat(line).startsWith("INFO listing cleared: 192.0.2.10 on zen, critical"),
                        line -> assertThat(line)
                                .isEqualTo("WARN list distrusted: zen: lists_everything: its clean point is listed"),
                        line -> assertThat(line)
                                .isEqualTo("INFO list believed again: zen, distrusted since 2026-03-01T02:00:00Z"));
    }

    /** Only what the daemon says of itself is left out: it is logged where it is noticed. */
    @Test
    void everyOtherKindHasALine() {
        GoldenWordingTest.happenings()
                .forEach((name, event) ->
                        assertThat(lines(event)).as(name).hasSize(event.detail() instanceof DaemonTrouble ? 0 : 1));
    }

    @Test
    void whatIsNotWrittenIsNotSaid() {
        IncidentLog log = new IncidentLog((transaction, happenings) -> {}, Incidents.ALL);
        List<IncidentEvent<?>> opened = List.of(IncidentEvent.opened(EpisodeDetail.of(episode), AT));
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("db")));
                LogLines said = new LogLines(IncidentLog.class.getName())) {
            List<String> before = database.inTransaction(t -> {
                log.record(t, opened);
                return said.lines();
            });
            assertThat(before).isEmpty();
            assertThat(said.lines()).hasSize(1);
        }
    }
}
