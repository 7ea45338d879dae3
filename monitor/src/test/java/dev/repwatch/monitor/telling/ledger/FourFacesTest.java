package dev.repwatch.monitor.telling.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.standin.SlackMood;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telling.AdjustableClock;
import dev.repwatch.monitor.telling.Escalation;
import dev.repwatch.monitor.telling.Grouping;
import dev.repwatch.monitor.telling.Sample;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.telling.ledger.LedgerProcess.Line;
import dev.repwatch.monitor.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
 * The real channels against a ledger in a process of its own that has every kind of bad day: what should have been told and
 * what is in its book are the same sets, in Slack, by e-mail, webhook and PagerDuty. {@code -Drepwatch.faces.news=20} for
 * more of it.
 */
class FourFacesTest {

    private static final int NEWS = Integer.getInteger("repwatch.faces.news", 1);
    private static final List<SlackMood> BAD_DAYS =
            List.of(SlackMood.BROKEN, SlackMood.BUSY, SlackMood.HANGING, SlackMood.DROPPING, SlackMood.FORGETFUL);

    @TempDir
    Path directory;

    private final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    private final Set<String> expected = new HashSet<>();
    private final List<Episode> open = new ArrayList<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatWasToldIsWhatShouldHaveBeenTold() throws Exception {
        LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"));
        try (ledger;
                Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            Telling telling = telling(database, ledger);
            for (SlackMood mood : BAD_DAYS) {
                ledger.mood("all", mood);
                for (int i = 0; i < NEWS; i++) {
                    opens(database, telling);
                    round(telling, Duration.ofMinutes(11));
                }
            }
            ledger.mood("all", SlackMood.WELL);
            drain(telling);
            for (Episode episode : open) {
                clears(database, telling, episode);
            }
            drain(telling);
        }
        for (String face : Faces.ALL) {
            Accounts accounts = Accounts.of(ledger.book(), face);
            assertThat(accounts.events()).as(face).isEqualTo(expected);
            accounts.inOrder();
            if (face.equals("pager")) {
                againOnlyMarkedOrFolded(accounts.told());
            } else {
                assertThat(accounts.repeats()).as("repeats in " + face).isLessThanOrEqualTo(accounts.unanswered());
            }
        }
    }

    /** PagerDuty folds by the key of the incident, so what comes again there needs no mark. */
    private static void againOnlyMarkedOrFolded(List<Line> told) {
        Map<String, String> places = new HashMap<>();
        for (Line line : told) {
            String before = places.putIfAbsent(line.event(), line.place());
            assertThat(before == null || before.equals(line.place()))
                    .as("%s came again as another incident", line.event())
                    .isTrue();
        }
    }

    private void opens(Database database, Telling telling) {
        long id = open.size() + 1L;
        Episode episode = Sample.episode(
                id,
                "198.51.100." + id,
                id % 2 == 0 ? "zen" : "minor-bl",
                id % 3 == 0 ? Severity.CRITICAL : Severity.MAJOR,
                clock.instant());
        open.add(episode);
        record(database, telling, new Happening.ListingOpened(episode, clock.instant()));
        expected.add("episode-" + id + ":opened:" + clock.instant().toEpochMilli());
    }

    private void clears(Database database, Telling telling, Episode episode) {
        record(database, telling, new Happening.ListingCleared(episode, clock.instant()));
        expected.add("episode-" + episode.id() + ":cleared:" + clock.instant().toEpochMilli());
    }

    private static void record(Database database, Telling telling, Happening happening) {
        database.inTransaction(t -> {
            telling.aftermath().record(t, List.of(happening));
            return true;
        });
    }

    private int round(Telling telling, Duration pause) {
        clock.forward(pause);
        return telling.dispatchOnce();
    }

    private void drain(Telling telling) {
        int quiet = 0;
        while (quiet < 10) {
            quiet = round(telling, Duration.ofMinutes(11)) == 0 ? quiet + 1 : 0;
        }
    }

    private Telling telling(Database database, LedgerProcess ledger) {
        Faces faces = new Faces(ledger.ports(), database, clock, Duration.ofMillis(1200));
        return new Telling(
                database,
                Faces.ALL.stream().map(faces::routed).toList(),
                new TellingSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node-1",
                        new Grouping(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        Escalation.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                clock,
                new SplittableRandom(1),
                new Sample());
    }
}
