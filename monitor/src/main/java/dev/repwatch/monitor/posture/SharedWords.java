package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What many findings have: names of codes and facts, types of records and resolvers by number; counts of verdicts. Thread-safe. */
final class SharedWords {

    static final int NONE = -1;

    /** What comes from outside under the name of such a word must not make it grow for ever. */
    private static final int MOST = 2_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<Map<PostureVerdict, Integer>, Map<PostureVerdict, Integer>> counts = new HashMap<>();

    /** The same number for the same word, always; {@link #NONE} when there are too many. */
    synchronized int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() >= MOST) {
            return NONE;
        }
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    synchronized String word(int number) {
        return words.get(number);
    }

    /** One that is equal, mostly the same for all who count alike. */
    synchronized Map<PostureVerdict, Integer> same(Map<PostureVerdict, Integer> counted) {
        Map<PostureVerdict, Integer> known = counts.get(counted);
        if (known == null && counts.size() < MOST) {
            counts.put(counted, counted);
        }
        return known == null ? counted : known;
    }
}
