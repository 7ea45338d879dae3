package dev.repwatch.monitor.preflight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the own daemon holds of an address.
 *
 * @param history listings of it and its /24; empty when nobody can be asked
 * @param snds what Microsoft says, where that feed is switched on and tells of the address
 * @param scores of feeds that are switched on and tell of the address, by feed
 */
public record Remembered(Optional<List<Episode>> history, Optional<Snds> snds, Map<String, Double> scores) {

    /** Nobody can be asked. */
    public static final Remembered NOTHING = new Remembered(Optional.empty(), Optional.empty(), Map.of());

    public Remembered {
        scores = Map.copyOf(scores);
    }

    /** @param measures of feeds, by the names that they have in the API */
    public static Remembered of(List<Episode> history, Map<String, Double> measures) {
        Optional<Snds> snds = Optional.of(measures)
                .filter(it -> it.keySet().stream().anyMatch(name -> name.startsWith("snds_")))
                .map(Remembered::snds);
        Map<String, Double> scores = new HashMap<>();
        Optional.ofNullable(measures.get("sender_score")).ifPresent(score -> scores.put("senderscore", score));
        Optional.ofNullable(measures.get("abuse_confidence")).ifPresent(score -> scores.put("abuseipdb", score));
        return new Remembered(Optional.of(history), snds, scores);
    }

    private static Snds snds(Map<String, Double> measures) {
        double colour = measures.getOrDefault("snds_colour", -1.0);
        return new Snds(
                colour >= 2 ? "RED" : colour >= 1 ? "YELLOW" : colour >= 0 ? "GREEN" : "",
                Math.round(measures.getOrDefault("snds_trap_hits", 0.0)),
                measures.getOrDefault("snds_blocked", 0.0) >= 1);
    }
}
