package dev.repwatch.monitor.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.standin.Behaviour;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.Matcher;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.Route;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six hours without Slack, minute by minute on a clock of their own: the real channels, and a ledger in another process that
 * answers as a provider in trouble does.
 */
class OutageTest {

    private static final int MINUTES = 360;
    /** Answers 500, then 429, hangs, drops the connection, and at last keeps messages without saying so. */
    private static final List<Behaviour> BAD_DAYS =
            List.of(Behaviour.BROKEN, Behaviour.BUSY, Behaviour.HANGING, Behaviour.DROPPING, Behaviour.FORGETFUL);

    /** Transitions over the six hours; {@code -Drepwatch.outage.news=1000} for the whole proof. */
    private static final int NEWS = Integer.getInteger("repwatch.outage.news", 48);

    @TempDir
    Path directory;

    private final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    private final SplittableRandom random = new SplittableRandom(42);
    private final Set<String> expected = new HashSet<>();
    private final Set<String> expectedCritical = new HashSet<>();
    private final Deque<Episode> open = new ArrayDeque<>();
    private long nextEpisode = 1;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void sixHoursOfOutageLoseNothingAndDoubleNothing() throws Exception {
        LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"));
        try (ledger;
                Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            NotificationService notificationService = telling(database, ledger);
            tell(database, notificationService, first());
            for (int minute = 0; minute < MINUTES; minute++) {
                if (minute * BAD_DAYS.size() % MINUTES == 0) {
                    ledger.mood("slack", BAD_DAYS.get(minute * BAD_DAYS.size() / MINUTES));
                }
                aMinuteOfNews(database, notificationService, minute);
                clock.forward(Duration.ofMinutes(1));
                notificationService.dispatchOnce();
            }
            assertThat(ledger.slackAsked())
                    .as("a provider that is down is not stormed")
                    .isLessThan(600);
            ledger.mood("slack", Behaviour.WELL);
            int most = drain(notificationService, ledger);

            Accounts slack = Accounts.of(ledger.book(), "slack", Recaps.of(database));
            assertThat(most).as("messages in one second").isLessThanOrEqualTo(1);
            assertThat(expected).hasSize(NEWS + 1);
            assertThat(slack.events()).isEqualTo(expected);
            int again = slack.repeats();
            assertThat(again)
                    .as("only what was kept without an answer came again")
                    .isLessThanOrEqualTo(slack.unanswered());
            slack.inOrder();
            Accounts mail = Accounts.of(ledger.book(), "mail", Recaps.of(database));
            assertThat(mail.events()).as("by the fallback").containsAll(expectedCritical);
            assertThat(mail.repeats()).isZero();
            System.out.printf(
                    "%d transitions, %d messages in Slack after %d questions, %d repeats, %d copies by mail%n",
                    expected.size(),
                    slack.told().size(),
                    ledger.slackAsked(),
                    again,
                    mail.told().size());
        }
    }

    private NotificationService telling(Database database, LedgerProcess ledger) {
        Faces faces = new Faces(ledger.ports(), database, clock, Duration.ofMillis(1500));
        NotificationSettings settings = new NotificationSettings(
                Language.EN,
                ZoneOffset.UTC,
                "node-1",
                new GroupingSettings(Duration.ofSeconds(30), Duration.ofMinutes(5), 1000, 1000, 1000),
                EscalationSettings.OFF,
                Optional.of("mail"),
                List.of(new Route(new Matcher(Map.of()), List.of("slack"))),
                List.of(),
                new DeskSettings(List.of(), List.of()));
        return new NotificationService(
                database,
                List.of(faces.routed("slack", Duration.ofSeconds(1)), faces.routed("mail")),
                settings,
                clock,
                new SplittableRandom(1),
                new Sample(),
                Incidents.ALL);
    }

    /** Told before the outage, so that Slack's channel is known by its id, as on any other day. */
    private IncidentEvent<?> first() {
        Episode episode = Sample.episode(1, "198.51.100.1", "zen", Severity.MAJOR, clock.instant());
        nextEpisode++;
        open.add(episode);
        expected.add("episode-1:opened:" + clock.instant().toEpochMilli());
        return IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant());
    }

    private void tell(Database database, NotificationService notificationService, IncidentEvent<?> event) {
        database.inTransaction(t -> {
            notificationService.aftermath().record(t, List.of(event));
            return true;
        });
        clock.forward(Duration.ofMinutes(1));
        notificationService.dispatchOnce();
    }

    private void aMinuteOfNews(Database database, NotificationService notificationService, int minute) {
        for (int i = minute * NEWS / MINUTES; i < (minute + 1) * NEWS / MINUTES; i++) {
            boolean begins = open.isEmpty() || open.size() < 10 || random.nextBoolean();
            IncidentEvent<?> event =
                    begins ? opening(minute) : IncidentEvent.resolved(EpisodeDetail.of(open.poll()), clock.instant());
            database.inTransaction(t -> {
                notificationService.aftermath().record(t, List.of(event));
                return true;
            });
            if (!begins) {
                pairedTooLate(event.detail().episode().orElseThrow(), minute);
                expected.add("episode-"
                        + event.detail().episode().orElseThrow().id() + ":cleared:"
                        + clock.instant().toEpochMilli());
            }
        }
    }

    /** What ended before the fallback took it is told there as one with its end, a quarter of an hour after that. */
    private void pairedTooLate(Episode ended, int minute) {
        long waited = Duration.between(ended.openedAt(), clock.instant()).toMinutes();
        if (minute >= MINUTES - 20 && waited < 17) {
            expectedCritical.remove(
                    "episode-" + ended.id() + ":opened:" + ended.openedAt().toEpochMilli());
        }
    }

    private IncidentEvent<?> opening(int minute) {
        Severity severity = random.nextInt(4) == 0 ? Severity.CRITICAL : Severity.MAJOR;
        long id = nextEpisode++;
        Episode episode = Sample.episode(
                id, "198.51.100." + id % 250, id % 2 == 0 ? "zen" : "minor-bl", severity, clock.instant());
        open.add(episode);
        String key = "episode-" + id + ":opened:" + clock.instant().toEpochMilli();
        expected.add(key);
        if (severity == Severity.CRITICAL && minute < MINUTES - 20) {
            expectedCritical.add(key);
        }
        return IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant());
    }

    /** The most messages that arrived in one second. */
    private int drain(NotificationService notificationService, LedgerProcess ledger) throws Exception {
        int most = 0;
        int quiet = 0;
        while (quiet < 660) {
            int before = told(ledger);
            clock.forward(Duration.ofSeconds(1));
            quiet = notificationService.dispatchOnce() == 0 ? quiet + 1 : 0;
            if (quiet == 0) {
                most = Math.max(most, told(ledger) - before);
            }
        }
        return most;
    }

    private static int told(LedgerProcess ledger) throws Exception {
        return (int) ledger.book().stream()
                .filter(line -> line.face().equals("slack"))
                .count();
    }
}
