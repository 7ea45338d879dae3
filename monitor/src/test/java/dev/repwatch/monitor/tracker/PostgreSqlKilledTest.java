package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.answer;
import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.list;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.DebianPostgreSql;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.StoreAudit;
import dev.repwatch.monitor.store.outbox.OutboxAudit;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A PostgreSQL server that is killed with {@code SIGKILL} and comes back, again and again, under a memory in use. */
@Tag("peers")
class PostgreSqlKilledTest {

    private static final List<DnsblList> LISTS = List.of(list("one", 1));
    private static final int TARGETS = 30;

    private final AdjustableClock clock = new AdjustableClock(World.START);

    @Test
    void everyKillIsOneClearSentenceAndNoEpisodeIsLost() throws Exception {
        try (DebianPostgreSql server = DebianPostgreSql.start();
                Database database = Database.open(server.location())) {
            IncidentTracker tracker = open(database);
            tracker.observe(answers(0, TARGETS, clean(), "a:53"));
            tracker.roundFinished(clock.instant());
            for (int kill = 0; kill < 3; kill++) {
                // two newly listed targets a round; three would put the list in doubt
                List<Observation> first = answers(2 * kill, 2 * kill + 2, listed("127.0.0.2"), "a:53");
                tracker.observe(first);
                tracker.roundFinished(clock.instant());
                clock.forward(Duration.ofSeconds(61));
                server.kill();
                List<Observation> second = answers(2 * kill, 2 * kill + 2, listed("127.0.0.2"), "b:53");
                assertThatThrownBy(() -> tracker.observe(second))
                        .isInstanceOf(StorageUnavailable.class)
                        .hasMessageContaining("the database does not answer");
                assertThat(database.health().up()).isFalse();
                assertThat(database.health().failures()).isPositive();
                assertThat(tracker.view().open()).hasSize(2 * kill);
                server.goOn();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> {
                            tracker.observe(second);
                            return true;
                        });
                assertThat(database.health().up()).isTrue();
                assertThat(tracker.view().open()).hasSize(2 * kill + 2);
            }
            assertThat(open(database).view().open())
                    .extracting(Episode::target)
                    .doesNotHaveDuplicates()
                    .hasSize(6);
            assertThat(database.read(StoreAudit::openings))
                    .hasSize(6)
                    .allSatisfy((pair, openings) -> assertThat(openings).isEqualTo(1));
            assertThat(database.read(StoreAudit::faults)).isEmpty();
            assertThat(database.read(OutboxAudit::events))
                    .filteredOn(key -> key.contains(":opened:"))
                    .doesNotHaveDuplicates()
                    .hasSize(6);
        }
    }

    private IncidentTracker open(Database database) {
        EventSink eventSink = new NotificationService(
                        database,
                        List.of(),
                        new NotificationSettings(
                                Language.EN, ZoneOffset.UTC, Duration.ZERO, "node", DeskSettings.DEFAULT),
                        clock,
                        new SplittableRandom(1),
                        new Sample(),
                        Incidents.ALL)
                .aftermath();
        IncidentTracker tracker = IncidentTracker.open(
                database, eventSink, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        tracker.watch(targets(), LISTS);
        return tracker;
    }

    private List<Observation> answers(int from, int to, Finding finding, String path) {
        return IntStream.range(from, to)
                .mapToObj(number -> answer("192.0.2." + number, "one", finding, path, clock.instant()))
                .toList();
    }

    private static List<WatchedTarget> targets() {
        return IntStream.range(0, TARGETS)
                .mapToObj(number -> watched("192.0.2." + number))
                .toList();
    }
}
