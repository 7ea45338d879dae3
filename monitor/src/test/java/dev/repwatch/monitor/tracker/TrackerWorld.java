package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.answer;
import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.list;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.watched;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A memory that watches one address on two lists, and the ways in which answers come to it. */
abstract class TrackerWorld {

    static final String IP = "192.0.2.1";
    static final List<DnsblList> LISTS = List.of(list("one", 1), list("two", 2));

    /** The same database each time within one test. */
    abstract StorageLocation location();

    final AdjustableClock clock = new AdjustableClock(World.START);
    final Diary diary = new Diary();

    @SuppressWarnings("NullAway.Init") // set before each test
    Database database;

    @SuppressWarnings("NullAway.Init") // set before each test
    IncidentTracker tracker;

    @BeforeEach
    void start() {
        database = Database.open(location());
        tracker = IncidentTracker.open(database, diary, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        tracker.watch(targets(IP), LISTS);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    void quietBaseline(String... more) {
        for (String ip : more.length == 0 ? new String[] {IP} : more) {
            hear(ip, "one", clean(), "a:53");
            hear(ip, "two", clean(), "a:53");
        }
        tracker.roundFinished(clock.instant());
        diary.told.clear();
    }

    void confirm(String ip, String source) {
        hear(ip, source, listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(ip, source, listed("127.0.0.2"), "b:53");
    }

    void clear(String ip, String source) {
        for (int round = 0; round < 4; round++) {
            clock.forward(Duration.ofMinutes(11));
            hear(ip, source, clean(), "a:53");
        }
    }

    void hear(String ip, String source, Finding finding, String path) {
        tracker.observe(List.of(answer(ip, source, finding, path, clock.instant())));
    }

    void restart() {
        database.close();
        List<WatchedTarget> before = tracker.view().targets().keySet().stream()
                .map(target -> watched(target.text()))
                .toList();
        database = Database.open(location());
        tracker = IncidentTracker.open(database, diary, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        tracker.watch(before, LISTS);
    }

    static List<WatchedTarget> targets(String... ips) {
        return List.of(ips).stream().map(World::watched).toList();
    }
}
