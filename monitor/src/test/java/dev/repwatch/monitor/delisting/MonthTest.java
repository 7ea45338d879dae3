package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.Lists;
import dev.repwatch.monitor.notify.NotebookChannel;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month at the desk for six lists with six policies, and a seventh whose entries nobody removes. All list the same address on
 * Tuesday 2026-11-24 at 09:00 UTC; lists of little weight (tier 3 and 4) are dealt with in working hours only.
 */
class MonthTest {

    /** Everything the desk says in that month, no more. */
    private static final String REMINDERS = """
        11-24 13:00 self
        11-24 13:00 isp
        11-24 13:00 paid
        11-24 13:00 asn
        11-24 13:00 mail
        11-25 09:00 self
        11-25 09:00 isp
        11-25 09:00 paid
        11-25 09:00 asn
        11-25 09:00 mail
        11-25 14:00 self
        11-27 09:00 isp
        11-27 09:00 paid
        11-27 09:00 asn
        11-27 09:00 mail
        11-27 10:00 self
        11-29 10:00 isp
        12-01 09:00 paid
        12-01 09:00 asn
        12-01 09:00 mail
        12-01 10:00 isp
        12-04 10:00 asn
        12-05 10:00 isp
        12-07 09:00 asn
        12-08 09:00 mail
        12-09 09:00 paid
        12-10 10:00 asn
        12-10 14:00 self
        12-11 10:00 self
        12-12 10:00 isp
        12-13 10:00 self
        12-17 10:00 self
        12-17 10:00 asn
        12-19 10:00 isp
        12-21 09:00 mail
        12-22 09:00 mail
        """;

    @TempDir
    Path directory;

    private final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    private final NotebookChannel channel = new NotebookChannel("ops");
    private final Sample sample = new Sample();
    private final Map<Instant, Runnable> script = new TreeMap<>();

    @Test
    void sendsExactlyTheRemindersOfTheTable() {
        sample.add(Lists.list("self", "self", 1, removal(Removal.Who.SELF, "", "PT24H")));
        sample.add(Lists.list("expiry", "expiry", 2, removal(Removal.Who.WAIT, "PT24H", "")));
        sample.add(Lists.list("isp", "isp", 2, removal(Removal.Who.PROVIDER, "", "")));
        sample.add(Lists.list("paid", "paid", 3, removal(Removal.Who.WAIT, "P7D", "")));
        sample.add(Lists.list("asn", "asn", 3, removal(Removal.Who.SELF, "", "")));
        sample.add(Lists.list("mail", "mail", 4, mailed()));
        sample.add(Lists.list("policy", "policy", 1, removal(Removal.Who.NOBODY, "", "")));
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            NotificationService notificationService = telling(database);
            open(database, notificationService);
            at("2026-11-25T08:00", () -> clear(database, notificationService, 2, "expiry"));
            at("2026-11-25T10:00", () -> act(database, notificationService, "self", "fixed"));
            at("2026-11-26T10:00", () -> act(database, notificationService, "self", "requested"));
            at("2026-11-27T20:00", () -> clear(database, notificationService, 1, "self"));
            at("2026-11-28T10:00", () -> act(database, notificationService, "isp", "requested"));
            at("2026-12-02T08:00", () -> act(database, notificationService, "paid", "fixed"));
            at("2026-12-03T10:00", () -> act(database, notificationService, "asn", "requested"));
            at("2026-12-09T10:00", () -> {
                clear(database, notificationService, 4, "paid");
                act(database, notificationService, "mail", "snooze");
            });
            // two weeks off, and listed again
            at(
                    "2026-12-10T10:00",
                    () -> happens(
                            database,
                            notificationService,
                            IncidentEvent.opened(EpisodeDetail.of(episode(11, "self")), clock.instant())));
            List<String> said = new ArrayList<>();
            Instant end = clock.instant().plus(Duration.ofDays(30));
            while (clock.instant().isBefore(end)) {
                Optional.ofNullable(script.remove(clock.instant())).ifPresent(Runnable::run);
                int before = channel.received().size();
                notificationService.dispatchOnce();
                channel.received().subList(before, channel.received().size()).stream()
                        .map(it -> it.alert())
                        .filter(it -> it.kind() == Alert.Kind.REMINDER)
                        .forEach(it -> said.add(line(it.label("list").orElseThrow())));
                clock.forward(Duration.ofHours(1));
            }
            assertThat(String.join("\n", said) + "\n").isEqualTo(REMINDERS);
            assertThat(script).isEmpty();
        }
    }

    private String line(String list) {
        LocalDateTime local = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return "%02d-%02d %02d:00 %s".formatted(local.getMonthValue(), local.getDayOfMonth(), local.getHour(), list);
    }

    private void at(String time, Runnable what) {
        script.put(Instant.parse(time + ":00Z"), what);
    }

    private static Removal removal(Removal.Who who, String expiry, String typical) {
        return new Removal(
                "As its page says.",
                who,
                Optional.of(URI.create("https://bl.example.test/")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(expiry).filter(it -> !it.isEmpty()).map(Duration::parse),
                Optional.of(typical).filter(it -> !it.isEmpty()).map(Duration::parse),
                "free; express removal is paid",
                Optional.empty(),
                Optional.empty());
    }

    private static Removal mailed() {
        return new Removal(
                "Write to the operator.",
                Removal.Who.SELF,
                Optional.empty(),
                Optional.empty(),
                Optional.of("removal@bl.example.test"),
                Optional.empty(),
                Optional.empty(),
                "free",
                Optional.empty(),
                Optional.empty());
    }

    private NotificationService telling(Database database) {
        DeskSettings desk = new DeskSettings(
                DeskSettings.DEFAULT.notRequested(),
                DeskSettings.DEFAULT.requested(),
                Optional.of(new WorkingHours(
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        ZoneOffset.UTC,
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))),
                3);
        return new NotificationService(
                database,
                List.of(new RoutedChannel(channel, Severity.INFO, Duration.ZERO)),
                new NotificationSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node-1",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        desk),
                clock,
                new SplittableRandom(1),
                sample,
                Incidents.ALL);
    }

    private void open(Database database, NotificationService notificationService) {
        int number = 1;
        for (String list : List.of("self", "expiry", "isp", "paid", "asn", "mail", "policy")) {
            happens(
                    database,
                    notificationService,
                    IncidentEvent.opened(EpisodeDetail.of(episode(number, list)), clock.instant()));
            number++;
        }
    }

    private void clear(Database database, NotificationService notificationService, int number, String list) {
        happens(
                database,
                notificationService,
                IncidentEvent.resolved(EpisodeDetail.of(episode(number, list)), clock.instant()));
    }

    private static void happens(Database database, NotificationService notificationService, IncidentEvent<?> event) {
        database.inTransaction(t -> {
            notificationService.aftermath().record(t, List.of(event));
            return true;
        });
    }

    private static Episode episode(int number, String list) {
        Scope scope = list.equals("asn") ? Scope.ASN : Scope.IP;
        return new Episode(
                number,
                Sample.ip("192.0.2.10"),
                new SourceId(list),
                new Listing(
                        List.of(new ListedCode("127.0.0.2", "spam", "spam", Severity.MAJOR, scope)), Optional.empty()),
                Sample.NINE,
                Sample.NINE,
                Sample.NINE,
                true,
                false,
                1,
                Optional.empty());
    }

    private void act(Database database, NotificationService notificationService, String list, String action) {
        TaskRow task = database.read(t -> notificationService.desk().open(t)).stream()
                .filter(it -> it.source().equals(list))
                .findFirst()
                .orElseThrow();
        Action deed = Action.of(action, "alice", "", Duration.ofDays(10), clock.instant());
        database.inTransaction(t -> notificationService.desk().acts().act(t, task.id(), deed));
    }
}
