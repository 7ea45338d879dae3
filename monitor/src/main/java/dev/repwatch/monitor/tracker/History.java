package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.HistoryRows;
import dev.repwatch.monitor.store.HistoryRows.By;
import dev.repwatch.monitor.store.HistoryRows.MeanTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers what was, from the database. */
public final class History {

    private final Database database;
    private final InstantSource clock;

    public History(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What happened to a target within this time. Empty when it was never watched.
     *
     * @param target its canonical text
     */
    public Optional<TargetHistory> of(String target, Duration back) {
        Instant now = clock.instant();
        Instant from = now.minus(back);
        return database.read(transaction -> HistoryRows.watched(transaction, target)
                .map(watched -> new TargetHistory(
                        target,
                        watched,
                        now,
                        HistoryRows.episodes(transaction, target, from).stream()
                                .map(EpisodeRow::episode)
                                .toList(),
                        HistoryRows.events(transaction, target, from),
                        HistoryRows.samples(transaction, target, from))));
    }

    /** One episode, however long ago it ended. */
    public Optional<Episode> episode(long id) {
        return database.read(transaction -> HistoryRows.episode(transaction, id))
                .map(EpisodeRow::episode);
    }

    /** How long listings lasted that cleared within this time, from the first sight to the confirmed clearing. */
    public List<MeanTime> timesToDelist(By by, Duration back) {
        Instant from = clock.instant().minus(back);
        return database.read(transaction -> HistoryRows.timesToDelist(transaction, by, from));
    }
}
