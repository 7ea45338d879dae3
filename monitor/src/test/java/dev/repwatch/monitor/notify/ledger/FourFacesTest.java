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
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
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
    private static final List<Behaviour> BAD_DAYS =
            List.of(Behaviour.BROKEN, Behaviour.BUSY, Behaviour.HANGING, Behaviour.DROPPING, Behaviour.FORGETFUL);

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
            NotificationService notificationService = telling(database, ledger);
            for (Behaviour mood : BAD_DAYS) {
                ledger.mood("all", mood);
                for (int i = 0; i < NEWS; i++) {
                    opens(database, notificationService);
                    round(notificationService, Duration.ofMinutes(11));
                }
            }
            ledger.mood("all", Behaviour.WELL);
            drain(notificationService);
            for (Episode episode : open) {
                clears(database, notificationService, episode);
            }
            drain(notificationService);
            for (String face : Faces.ALL) {
                Accounts accounts = Accounts.of(ledger.book(), face, Recaps.of(database));
                assertThat(accounts.events()).as(face).isEqualTo(expected);
                accounts.inOrder();
                int repeats = face.equals("pager") ? accounts.folded() : accounts.repeats();
                assertThat(repeats).as("repeats in " + face).isLessThanOrEqualTo(accounts.unanswered());
            }
        }
    }

    private void opens(Database database, NotificationService notificationService) {
        long id = open.size() + 1L;
        Episode episode = Sample.episode(
                id,
                "198.51.100." + id,
                id % 2 == 0 ? "zen" : "minor-bl",
                id % 3 == 0 ? Severity.CRITICAL : Severity.MAJOR,
                clock.instant());
        open.add(episode);
        record(database, notificationService, IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        expected.add("episode-" + id + ":opened:" + clock.instant().toEpochMilli());
    }

    private void clears(Database database, NotificationService notificationService, Episode episode) {
        record(database, notificationService, IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        expected.add("episode-" + episode.id() + ":cleared:" + clock.instant().toEpochMilli());
    }

    private static void record(Database database, NotificationService notificationService, IncidentEvent<?> happening) {
        database.inTransaction(t -> {
            notificationService.aftermath().record(t, List.of(happening));
            return true;
        });
    }

    private int round(NotificationService notificationService, Duration pause) {
        clock.forward(pause);
        return notificationService.dispatchOnce();
    }

    private void drain(NotificationService notificationService) {
        int quiet = 0;
        while (quiet < 10) {
            quiet = round(notificationService, Duration.ofMinutes(11)) == 0 ? quiet + 1 : 0;
        }
    }

    private NotificationService telling(Database database, LedgerProcess ledger) {
        Faces faces = new Faces(ledger.ports(), database, clock, Duration.ofMillis(1200));
        return new NotificationService(
                database,
                Faces.ALL.stream().map(faces::routed).toList(),
                new NotificationSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node-1",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                clock,
                new SplittableRandom(1),
                new Sample(),
                Incidents.ALL);
    }
}
