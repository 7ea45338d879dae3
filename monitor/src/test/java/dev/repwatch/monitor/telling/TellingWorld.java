package dev.repwatch.monitor.telling;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.telemetry.Notebook;
import dev.repwatch.monitor.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Telling over a real database, on a clock that is moved by hand, into channels that keep a notebook. */
public final class TellingWorld implements AutoCloseable {

    public final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    public final Sample sample = new Sample();
    public final NotebookChannel slack = new NotebookChannel("ops");
    public final NotebookChannel mail = new NotebookChannel("mail");
    public final Notebook counted = new Notebook();
    public final Database database;
    public final Telling telling;

    public TellingWorld(Path directory) {
        this(directory, settings());
    }

    public TellingWorld(Path directory, TellingSettings settings) {
        this(directory, settings, Optional.empty());
    }

    /** @param quiet quiet hours of the channel {@code ops} */
    public TellingWorld(Path directory, TellingSettings settings, Optional<QuietHours> quiet) {
        database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        telling = new Telling(
                database,
                List.of(
                        new RoutedChannel(slack, Severity.INFO, Duration.ZERO, quiet),
                        new RoutedChannel(mail, Severity.MAJOR, Duration.ZERO)),
                settings,
                clock,
                new SplittableRandom(7),
                sample,
                counted);
    }

    public static TellingSettings settings() {
        return settings(Grouping.DEFAULT, Escalation.OFF, Optional.empty(), List.of(), List.of());
    }

    public static TellingSettings settings(
            Grouping grouping,
            Escalation escalation,
            Optional<String> fallback,
            List<Route> routes,
            List<StandingSilence> silences) {
        return new TellingSettings(
                Language.EN,
                ZoneOffset.UTC,
                "node-1",
                grouping,
                escalation,
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

    public void happens(Happening... happenings) {
        happens(List.of(happenings));
    }

    public void happens(List<Happening> happenings) {
        database.inTransaction(t -> {
            telling.aftermath().record(t, happenings);
            return true;
        });
    }

    public void opens(Episode... episodes) {
        List<Happening> opened = new ArrayList<>();
        for (Episode episode : episodes) {
            opened.add(new Happening.ListingOpened(episode, clock.instant()));
        }
        happens(opened);
    }

    public void clears(Episode... episodes) {
        List<Happening> cleared = new ArrayList<>();
        for (Episode episode : episodes) {
            cleared.add(new Happening.ListingCleared(episode, clock.instant()));
        }
        happens(cleared);
    }

    /** Lets time pass and tells what is due. */
    public void after(Duration duration) {
        clock.forward(duration);
        telling.dispatchOnce();
        telling.dispatchOnce();
    }

    public List<TaskRow> openTasks() {
        return database.read(t -> telling.desk().open(t));
    }

    @Override
    public void close() {
        database.close();
    }
}
