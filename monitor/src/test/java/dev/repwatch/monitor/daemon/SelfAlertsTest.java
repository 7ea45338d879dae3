package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.NotebookChannel;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.telemetry.Notebook;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfAlertsTest {

    private final Notebook counted = new Notebook();

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z"));

    @Test
    void roundsThatHaveNothingToWriteDoNotEndTheTroubleOfTheDatabase(@TempDir Path folder) {
        NotebookChannel channel = new NotebookChannel("ops");
        AtomicBoolean takesWrites = new AtomicBoolean();
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            SelfAlerts selfAlerts = trouble(database, EventSink.none(), channel, takesWrites::get);
            for (int beat = 0; beat < 3; beat++) {
                selfAlerts.storageFails(new StorageUnavailable("it is away", new IllegalStateException()));
                selfAlerts.roundWentWell();
                assertThat(selfAlerts.storageIsDown()).isTrue();
            }
            assertThat(channel.headlines()).containsExactly("The database does not work: it is away");
            takesWrites.set(true);
            selfAlerts.roundWentWell();
            selfAlerts.roundWentWell();
            assertThat(channel.headlines())
                    .containsExactly("The database does not work: it is away", "The database works again");
            assertThat(selfAlerts.storageIsDown()).isFalse();
            assertThat(database.takesWrites()).isTrue();
            assertThat(counted.lines).containsExactly("opened daemon major", "resolved daemon major PT0S");
        }
    }

    @Test
    void aRefusedConfigurationIsToldPastADatabaseThatIsAway(@TempDir Path folder) {
        NotebookChannel channel = new NotebookChannel("ops");
        EventSink away = (transaction, happenings) -> {
            throw new StorageUnavailable("it is away", new IllegalStateException());
        };
        ConfigOutcome refused = new ConfigOutcome.Refused(
                List.of(new Problem(Place.whole(Path.of("config.toml")), "unknown key \"lisen\"")));
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            SelfAlerts selfAlerts = trouble(database, away, channel, () -> false);
            selfAlerts.configuration(refused);
            selfAlerts.configuration(refused);
            assertThat(channel.headlines())
                    .containsExactly(
                            "The database does not work: it is away",
                            "The new configuration is refused; the old one keeps running");
        }
    }

    @Test
    void aRoundThatBeganBeforeTheDatabaseCameBackDoesNotTakeItAwayAgain(@TempDir Path folder) {
        NotebookChannel channel = new NotebookChannel("ops");
        StorageUnavailable away = new StorageUnavailable("it is away", new IllegalStateException());
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            SelfAlerts selfAlerts = trouble(database, EventSink.none(), channel, () -> true);
            int slow = selfAlerts.recoveries();
            selfAlerts.roundFailed(away, selfAlerts.recoveries());
            selfAlerts.roundWentWell();
            selfAlerts.roundFailed(away, slow);
            assertThat(selfAlerts.storageIsDown()).isFalse();
            assertThat(channel.headlines())
                    .containsExactly("The database does not work: it is away", "The database works again");
            selfAlerts.roundFailed(away, selfAlerts.recoveries());
            assertThat(selfAlerts.storageIsDown()).isTrue();
        }
    }

    @Test
    void lateRoundsAreToldOnceUntilOneIsInTime(@TempDir Path folder) {
        NotebookChannel channel = new NotebookChannel("ops");
        EventSink away = (transaction, happenings) -> {
            throw new StorageUnavailable("it is away", new IllegalStateException());
        };
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            SelfAlerts selfAlerts = trouble(database, away, channel, () -> false);
            for (int tick = 0; tick < 3; tick++) {
                selfAlerts.roundIsLate(Duration.ofMinutes(30));
            }
            selfAlerts.roundWasInTime();
            selfAlerts.roundWasInTime();
            assertThat(channel.received())
                    .as("two daemons may tell the same provider")
                    .extracting(it -> it.alert().threadKey())
                    .containsExactly(
                            "daemon:storage@0123456789", "daemon:rounds@0123456789", "daemon:rounds@0123456789");
            assertThat(channel.headlines())
                    .containsExactly(
                            "The database does not work: it is away",
                            "A round over all lists takes longer than its interval of 30m",
                            "The rounds end within their interval again");
        }
    }

    /** The process before this one told them, and was restarted, with what was wrong mended. */
    @Test
    void whatWasToldBeforeAStartIsNotToldAgainAndEnds(@TempDir Path folder) {
        List<String> recorded = new ArrayList<>();
        EventSink sink = (transaction, happenings) ->
                happenings.forEach(it -> recorded.add(((DaemonTrouble) it.detail()).headline()));
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            SelfAlerts selfAlerts =
                    trouble(database, sink, new NotebookChannel("ops"), () -> true, Set.of("rounds", "config"));
            selfAlerts.started();
            selfAlerts.roundIsLate(Duration.ofMinutes(30));
            assertThat(recorded).containsExactly("The configuration is good again");
            selfAlerts.roundWasInTime();
            selfAlerts.roundWasInTime();
            assertThat(recorded)
                    .containsExactly("The configuration is good again", "The rounds end within their interval again");
        }
    }

    private SelfAlerts trouble(
            Database database, EventSink eventSink, NotebookChannel channel, BooleanSupplier takesWrites) {
        return trouble(database, eventSink, channel, takesWrites, Set.of());
    }

    private SelfAlerts trouble(
            Database database,
            EventSink eventSink,
            NotebookChannel channel,
            BooleanSupplier takesWrites,
            Set<String> open) {
        return new SelfAlerts(
                IncidentTracker.open(
                        database, eventSink, CLOCK, ConfirmationPolicy.defaults(), ScoreSettings.defaults()),
                CLOCK,
                new DirectNotifier(
                        () -> List.of(channel),
                        Runnable::run,
                        () -> new Wording(Language.EN, ZoneOffset.UTC, new CurrentDirectory(), Incidents.ALL),
                        counted,
                        () -> "0123456789"),
                takesWrites,
                () -> Language.EN,
                open);
    }
}
