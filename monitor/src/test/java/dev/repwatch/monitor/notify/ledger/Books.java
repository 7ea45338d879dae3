package dev.repwatch.monitor.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a ledger took with what should have been told. */
final class Books {

    private Books() {}

    static List<Entry> of(Ledger ledger, String channel) {
        return ledger.entries().stream()
                .filter(it -> it.channel().equals(channel))
                .toList();
    }

    /** Every event was told. */
    static void nothingLost(List<Entry> entries, Set<String> expected) {
        Set<String> told = new HashSet<>();
        entries.forEach(it -> told.addAll(it.keys()));
        assertThat(told).containsAll(expected);
    }

    /** What came again said so; how often that was. */
    static int repeatsMarked(List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        int again = 0;
        for (Entry entry : entries) {
            if (!seen.add(entry.key())) {
                again++;
                assertThat(entry.repeat())
                        .as("%s came again unmarked", entry.key())
                        .isTrue();
            }
        }
        return again;
    }

    /** In each conversation, what happened first was told first. */
    static void inOrder(List<Entry> entries) {
        Map<String, List<String>> threads = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (seen.add(entry.key())) {
                threads.computeIfAbsent(entry.thread(), unused -> new ArrayList<>())
                        .add(entry.key());
            }
        }
        threads.forEach((thread, keys) ->
                assertThat(keys).as(thread).isSortedAccordingTo((one, other) -> Long.compare(time(one), time(other))));
    }

    private static long time(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf(':') + 1));
    }
}
