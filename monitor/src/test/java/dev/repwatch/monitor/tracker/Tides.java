package dev.repwatch.monitor.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is true in the world of {@link KilledTracker}: every pair of target and list is listed four hours of every twenty. */
final class Tides {

    private static final int PERIOD = 20;
    private static final int LISTED = 4;

    private Tides() {}

    static boolean listed(String target, String list, Instant at) {
        return Math.floorMod(hours(at) + shift(target, list), PERIOD) < LISTED;
    }

    /** As {@code target list}. */
    static Set<String> listed(Instant at) {
        Set<String> pairs = new TreeSet<>();
        KilledTracker.targets()
                .forEach(target -> KilledTracker.LISTS.stream()
                        .filter(list -> listed(target.target().text(), list.id().value(), at))
                        .forEach(list -> pairs.add(
                                target.target().text() + " " + list.id().value())));
        return pairs;
    }

    /** How often the pair became listed from the beginning of the world to this time; once when it already was. */
    private static long floods(String target, String list, Instant until) {
        long floods = 0;
        for (long hour = 0; hour <= hours(until); hour++) {
            int phase = Math.floorMod(hour + shift(target, list), PERIOD);
            floods += phase == 0 || (hour == 0 && phase < LISTED) ? 1 : 0;
        }
        return floods;
    }

    /** For every pair, as {@code target list}, that was listed at least once. */
    static Map<String, Long> floods(Instant until) {
        Map<String, Long> pairs = new TreeMap<>();
        KilledTracker.targets()
                .forEach(target -> KilledTracker.LISTS.forEach(list -> pairs.put(
                        target.target().text() + " " + list.id().value(),
                        floods(target.target().text(), list.id().value(), until))));
        pairs.values().removeIf(floods -> floods == 0);
        return pairs;
    }

    private static long hours(Instant at) {
        return Duration.between(World.START, at).toHours();
    }

    private static int shift(String target, String list) {
        return Math.floorMod((target + list).hashCode(), 97);
    }
}
