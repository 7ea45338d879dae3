package dev.repwatch.monitor.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said of messages since this process began.
 *
 * @param bands how many of each
 * @param filters whether each spam filter answered when it was last asked
 */
public record ScoreCounts(SortedMap<String, Long> bands, SortedMap<String, Boolean> filters) {

    public static final ScoreCounts NONE = new ScoreCounts(Map.of(), Map.of());

    public ScoreCounts(Map<String, Long> bands, Map<String, Boolean> filters) {
        this(
                Collections.unmodifiableSortedMap(new TreeMap<>(bands)),
                Collections.unmodifiableSortedMap(new TreeMap<>(filters)));
    }
}
