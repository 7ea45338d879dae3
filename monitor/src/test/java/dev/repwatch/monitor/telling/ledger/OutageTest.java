package dev.repwatch.monitor.telling.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telling.AdjustableClock;
import dev.repwatch.monitor.telling.Escalation;
import dev.repwatch.monitor.telling.Grouping;
import dev.repwatch.monitor.telling.Match;
import dev.repwatch.monitor.telling.Route;
import dev.repwatch.monitor.telling.RoutedChannel;
import dev.repwatch.monitor.telling.Sample;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.words.Language;
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

/** Six hours without Slack, minute by minute on a clock of their own, against a provider over real HTTP. */
class OutageTest {

    private static final int MINUTES = 360;
    /** Transitions over the six hours; {@code -Drepwatch.outage.news=1000} for the whole proof. */
    private static final int NEWS = Integer.getInteger("repwatch.outage.news", 72);

    @TempDir
    Path directory;

    private final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    private final SplittableRandom random = new SplittableRandom(42);
    private final Set<String> expected = new HashSet<>();
    private final Set<String> expectedCritical = new HashSet<>();
    private final Deque<Episode> open = new ArrayDeque<>();
    private long nextEpisode = 1;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void sixHoursOfOutageLoseNothingAndDoubleNothing() throws Exception {
        try (Ledger slack = new Ledger(directory.resolve("slack"));
                Ledger mail = new Ledger(directory.resolve("mail"));
                Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            Telling telling = telling(database, slack, mail);
            for (int minute = 0; minute < MINUTES; minute++) {
                slack.mood(mood(minute));
                aMinuteOfNews(database, telling, minute);
                clock.forward(Duration.ofMinutes(1));
                telling.dispatchOnce();
            }
            assertThat(slack.asked())
                    .as("a provider that is down is not stormed")
                    .isLessThan(300);
            slack.mood(Ledger.Mood.WELL);
            int most = drain(telling, slack);

            List<Entry> told = Books.of(slack, "ops");
            assertThat(most).as("messages in one second").isLessThanOrEqualTo(1);
            assertThat(expected).hasSize(NEWS);
            Books.nothingLost(told, expected);
            int again = Books.repeatsMarked(told);
            assertThat(again)
                    .as("only what was kept without an answer came again")
                    .isLessThanOrEqualTo(forgotten(told));
            Books.inOrder(told);
            Books.nothingLost(Books.of(mail, "mail"), expectedCritical);
        }
    }

    /** Answers 500, then 429, hangs, drops, and at last keeps messages without saying so. */
    private static Ledger.Mood mood(int minute) {
        Ledger.Mood[] moods = {
            Ledger.Mood.BROKEN, Ledger.Mood.BUSY, Ledger.Mood.HANGING, Ledger.Mood.DROPPING, Ledger.Mood.FORGETFUL
        };
        return moods[minute * moods.length / MINUTES];
    }

    private Telling telling(Database database, Ledger slack, Ledger mail) {
        Directory sample = new Sample();
        TellingSettings settings = new TellingSettings(
                Language.EN,
                ZoneOffset.UTC,
                "node-1",
                new Grouping(Duration.ofSeconds(30), Duration.ofMinutes(5), 1000, 1000, 1000),
                Escalation.OFF,
                Optional.of("mail"),
                List.of(new Route(new Match(Map.of()), List.of("ops"))),
                List.of(),
                new DeskSettings(List.of(), List.of()));
        return new Telling(
                database,
                List.of(
                        new RoutedChannel(new LedgerChannel("ops", slack.port()), Severity.INFO, Duration.ofSeconds(1)),
                        new RoutedChannel(new LedgerChannel("mail", mail.port()), Severity.INFO, Duration.ZERO)),
                settings,
                clock,
                new SplittableRandom(1),
                sample);
    }

    private void aMinuteOfNews(Database database, Telling telling, int minute) {
        for (int i = minute * NEWS / MINUTES; i < (minute + 1) * NEWS / MINUTES; i++) {
            boolean begins = open.isEmpty() || open.size() < 10 || random.nextBoolean();
            Happening happening = begins ? opening(minute) : new Happening.ListingCleared(open.poll(), clock.instant());
            database.inTransaction(t -> {
                telling.aftermath().record(t, List.of(happening));
                return true;
            });
            if (!begins) {
                pairedTooLate(((Happening.ListingCleared) happening).episode(), minute);
                expected.add("episode-"
                        + ((Happening.ListingCleared) happening).episode().id() + ":cleared:"
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

    private Happening opening(int minute) {
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
        return new Happening.ListingOpened(episode, clock.instant());
    }

    /** The most messages that arrived in one second. */
    private int drain(Telling telling, Ledger slack) {
        int most = 0;
        int quiet = 0;
        while (quiet < 660) {
            int before = slack.entries().size();
            clock.forward(Duration.ofSeconds(1));
            quiet = telling.dispatchOnce() == 0 ? quiet + 1 : 0;
            most = Math.max(most, slack.entries().size() - before);
        }
        return most;
    }

    /** Kept while the ledger was forgetful: the sender could not know. */
    private static int forgotten(List<Entry> told) {
        return (int) told.stream().filter(it -> !it.answered()).count();
    }
}
