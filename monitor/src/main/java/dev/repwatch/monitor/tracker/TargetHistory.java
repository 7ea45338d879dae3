package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.HistoryRows.EventLine;
import dev.repwatch.monitor.store.HistoryRows.MeanTime;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to one target, oldest first.
 *
 * @param watched it is watched now
 * @param at when it was asked; open episodes have lasted until then
 * @param scores each in force from its time to that of the next
 */
public record TargetHistory(
        String target,
        boolean watched,
        Instant at,
        List<Episode> episodes,
        List<EventLine> events,
        List<SampleRow> scores) {

    public TargetHistory {
        episodes = List.copyOf(episodes);
        events = List.copyOf(events);
        scores = List.copyOf(scores);
    }

    /** How long it took to get off each list, over the episodes that ended so. */
    List<MeanTime> timesToDelist() {
        Map<String, List<Duration>> lasted = new TreeMap<>();
        for (Episode episode : episodes) {
            episode.closing()
                    .filter(closed -> closed.reason() == Episode.Reason.CLEARED)
                    .ifPresent(closed -> lasted.computeIfAbsent(episode.source().value(), list -> new ArrayList<>())
                            .add(Duration.between(episode.firstSeen(), closed.at())));
        }
        return lasted.entrySet().stream()
                .map(entry -> new MeanTime(entry.getKey(), entry.getValue().size(), mean(entry.getValue())))
                .toList();
    }

    private static Duration mean(List<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
    }
}
