package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.store.HistoryRows.EventLine;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import java.util.List;

/**
 * What happened to one target, oldest first.
 *
 * @param watched it is watched now
 * @param scores each in force from its time to that of the next
 */
public record TargetHistory(
        String target, boolean watched, List<Episode> episodes, List<EventLine> events, List<SampleRow> scores) {

    public TargetHistory {
        episodes = List.copyOf(episodes);
        events = List.copyOf(events);
        scores = List.copyOf(scores);
    }
}
