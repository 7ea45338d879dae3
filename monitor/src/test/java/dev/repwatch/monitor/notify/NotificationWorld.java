package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.telemetry.Notebook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Telling over a real database, on a clock that is moved by hand, into channels that keep a notebook. */
public final class NotificationWorld implements AutoCloseable {

    public final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    public final Sample sample = new Sample();
    public final NotebookChannel slack = new NotebookChannel("ops");
    public final NotebookChannel mail = new NotebookChannel("mail");
    public final Notebook counted = new Notebook();
    public final Database database;
    public final NotificationService notificationService;

    public NotificationWorld(Path directory) {
        this(directory, settings());
    }

    public NotificationWorld(Path directory, NotificationSettings settings) {
        this(directory, settings, Optional.empty());
    }

    /** @param quiet quiet hours of the channel {@code ops} */
    public NotificationWorld(Path directory, NotificationSettings settings, Optional<QuietHours> quiet) {
        this(directory, settings, quiet, Incidents.ALL);
    }

    NotificationWorld(Path directory, Language language, IncidentKinds kinds) {
        this(directory, in(language), Optional.empty(), kinds);
    }

    private NotificationWorld(
            Path directory, NotificationSettings settings, Optional<QuietHours> quiet, IncidentKinds kinds) {
        database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        notificationService = new NotificationService(
                database,
                List.of(
                        new RoutedChannel(slack, Severity.INFO, Duration.ZERO, quiet),
                        new RoutedChannel(mail, Severity.MAJOR, Duration.ZERO)),
                settings,
                clock,
                new SplittableRandom(7),
                sample,
                kinds,
                counted);
    }

    private static NotificationSettings in(Language language) {
        return new NotificationSettings(
                language,
                ZoneOffset.UTC,
                "node-1",
                GroupingSettings.DEFAULT,
                EscalationSettings.OFF,
                Optional.empty(),
                List.of(),
                List.of(),
                DeskSettings.DEFAULT);
    }

    public static NotificationSettings settings() {
        return settings(GroupingSettings.DEFAULT, EscalationSettings.OFF, Optional.empty(), List.of(), List.of());
    }

    public static NotificationSettings settings(
            GroupingSettings groupingSettings,
            EscalationSettings escalationSettings,
            Optional<String> fallback,
            List<Route> routes,
            List<ConfiguredSilence> silences) {
        return new NotificationSettings(
                Language.EN,
                ZoneOffset.UTC,
                "node-1",
                groupingSettings,
                escalationSettings,
                fallback,
                routes,
                silences,
                DeskSettings.DEFAULT);
    }

    /** Listings of neighbours in 198.51.100.0/24, from now. */
    public Episode[] range(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Sample.episode(100 + i, "198.51.100." + i, "zen", Severity.CRITICAL, clock.instant()))
                .toArray(Episode[]::new);
    }

    public void happens(IncidentEvent<?>... happenings) {
        happens(List.of(happenings));
    }

    public void happens(List<IncidentEvent<?>> happenings) {
        database.inTransaction(t -> {
            notificationService.aftermath().record(t, happenings);
            return true;
        });
    }

    public void opens(Episode... episodes) {
        List<IncidentEvent<?>> opened = new ArrayList<>();
        for (Episode episode : episodes) {
            opened.add(IncidentEvent.opened(EpisodeDetail.of(episode), clock.instant()));
        }
        happens(opened);
    }

    public void clears(Episode... episodes) {
        List<IncidentEvent<?>> cleared = new ArrayList<>();
        for (Episode episode : episodes) {
            cleared.add(IncidentEvent.resolved(EpisodeDetail.of(episode), clock.instant()));
        }
        happens(cleared);
    }

    /** Lets time pass and tells what is due. */
    public void after(Duration duration) {
        clock.forward(duration);
        notificationService.dispatchOnce();
        notificationService.dispatchOnce();
    }

    public List<TaskRow> openTasks() {
        return database.read(t -> notificationService.desk().open(t));
    }

    @Override
    public void close() {
        database.close();
    }
}
