package dev.repwatch.monitor.scoring;

import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.engine.Opinion;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was said of messages since this process began. Thread-safe. */
final class ScoreTally {

    private final Map<String, LongAdder> bands = new ConcurrentHashMap<>();
    private final Map<String, Boolean> filters = new ConcurrentHashMap<>();

    ScoreTally() {
        for (MessageScore.Band band : MessageScore.Band.values()) {
            bands.put(band.label(), new LongAdder());
        }
    }

    void count(MessageScore score) {
        bands.computeIfAbsent(score.band().label(), absent -> new LongAdder()).increment();
        for (Opinion opinion : score.opinions()) {
            filters.put(opinion.filter(), opinion instanceof Opinion.Scored);
        }
    }

    ScoreCounts read() {
        Map<String, Long> counts = new TreeMap<>();
        bands.forEach((band, count) -> counts.put(band, count.sum()));
        return new ScoreCounts(counts, new TreeMap<>(filters));
    }
}
