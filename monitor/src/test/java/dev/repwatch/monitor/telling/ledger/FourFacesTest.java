package dev.repwatch.monitor.telling.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.pagerduty.PagerDutyChannel;
import dev.repwatch.alerts.pagerduty.PagerDutySettings;
import dev.repwatch.alerts.slack.SlackSettings;
import dev.repwatch.alerts.slack.SlackType;
import dev.repwatch.alerts.standin.SlackMood;
import dev.repwatch.alerts.webhook.WebhookChannel;
import dev.repwatch.alerts.webhook.WebhookSettings;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telling.AdjustableClock;
import dev.repwatch.monitor.telling.Escalation;
import dev.repwatch.monitor.telling.Grouping;
import dev.repwatch.monitor.telling.RoutedChannel;
import dev.repwatch.monitor.telling.Sample;
import dev.repwatch.monitor.telling.StoredNotes;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.telling.ledger.LedgerProcess.Line;
import dev.repwatch.monitor.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private static final List<String> FACES = List.of("slack", "mail", "hook", "pager");
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
                ledger.mood(mood);
                for (int i = 0; i < NEWS; i++) {
                    opens(database, telling);
                    round(telling, Duration.ofMinutes(11));
                }
            }
            ledger.mood(SlackMood.WELL);
            drain(telling);
            for (Episode episode : open) {
                clears(database, telling, episode);
            }
            drain(telling);
        }
        for (String face : FACES) {
            List<Line> told =
                    ledger.book().stream().filter(it -> it.face().equals(face)).toList();
            assertThat(told).extracting(Line::event).as(face).hasSameElementsAs(expected);
            againOnlyMarkedOrFolded(face, told);
        }
    }

    /** PagerDuty folds by the key of the incident, and mail by the Message-ID as well. */
    private static void againOnlyMarkedOrFolded(String face, List<Line> told) {
        Set<String> seen = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (Line line : told) {
            boolean again = !seen.add(line.event());
            boolean folded = !places.add(line.place()) && face.equals("pager");
            assertThat(!again || line.repeat() || folded)
                    .as("%s came again unmarked in %s", line.event(), face)
                    .isTrue();
        }
        assertThat(told.size() - seen.size()).as("repeats in " + face).isLessThanOrEqualTo(2 * NEWS);
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
        return new Telling(
                database,
                List.of(
                        routed(SlackType.TYPE
                                .opening()
                                .open(
                                        "slack",
                                        new SlackSettings(
                                                Optional.of(new Secret("xoxb-test")),
                                                Optional.of("#alerts"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(ledger.slackApi())),
                                        surroundings(database, "slack"))),
                        routed(EmailType.TYPE
                                .opening()
                                .open("mail", mail(ledger.smtpPort()), surroundings(database, "mail"))),
                        routed(WebhookChannel.TYPE
                                .opening()
                                .open(
                                        "hook",
                                        new WebhookSettings(
                                                new Secret(ledger.url("hook")),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false),
                                        surroundings(database, "hook"))),
                        routed(PagerDutyChannel.TYPE
                                .opening()
                                .open(
                                        "pager",
                                        new PagerDutySettings(new Secret("R0UT1NG"), Optional.of(ledger.url("pager"))),
                                        surroundings(database, "pager")))),
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

    private static EmailSettings mail(int port) {
        return new EmailSettings(
                List.of("oncall@example.jp"),
                List.of("127.0.0.1:" + port),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Security.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RoutedChannel routed(dev.repwatch.alerts.Channel channel) {
        return new RoutedChannel(channel, Severity.INFO, Duration.ZERO);
    }

    /** Less than a second of patience, so that a hanging provider does not take minutes. */
    private Surroundings surroundings(Database database, String name) {
        return new Surroundings(clock, "mon1", Duration.ofMillis(800), new StoredNotes(database, clock, name));
    }
}
