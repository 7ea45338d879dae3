package dev.repwatch.checks.dnsbl.plan;

import dev.repwatch.checks.dnsbl.plan.PlanMemory.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each kind of signal was right: found listed of looked at. It begins at one of four, and old outcomes fade. */
final class SignalPrecision {

    private static final double MOST = 0.95;
    private static final double REMEMBERED = 200;
    private static final double FADING = 0.99;

    private static final Tally UNKNOWN = new Tally(1, 4);

    private final Map<String, Tally> tallies = new HashMap<>();

    SignalPrecision(Map<String, Tally> before) {
        tallies.putAll(before);
    }

    /** The share of such signals behind which a listing was found, at most 0.95. */
    double of(String kind) {
        Tally tally = tallies.getOrDefault(kind, UNKNOWN);
        return Math.min(MOST, tally.hits() / tally.tries());
    }

    void learn(String kind, boolean hit) {
        Tally before = tallies.getOrDefault(kind, UNKNOWN);
        double fade = before.tries() > REMEMBERED ? FADING : 1;
        tallies.put(kind, new Tally(before.hits() * fade + (hit ? 1 : 0), before.tries() * fade + 1));
    }

    Map<String, Tally> tallies() {
        return new TreeMap<>(tallies);
    }

    Map<String, Double> all() {
        Map<String, Double> all = new TreeMap<>();
        tallies.keySet().forEach(kind -> all.put(kind, of(kind)));
        return all;
    }
}
