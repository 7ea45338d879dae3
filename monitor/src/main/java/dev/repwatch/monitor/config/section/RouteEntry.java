package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.reputation.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code [[routes]]}: alerts whose labels all match go to these channels.
 *
 * @param match label to value; {@code severity} means at least that severe, {@code tier} that or a better one; {@code *}
 *     stands for any text; empty matches everything
 * @param to names of channels
 */
public record RouteEntry(Map<String, String> match, List<String> to) {

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::label).toList();
    private static final List<String> TIERS = List.of("1", "2", "3", "4");

    public RouteEntry {
        match = Map.copyOf(match);
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to: name at least one channel");
        }
        check(match, "severity", SEVERITIES);
        check(match, "tier", TIERS);
    }

    private static void check(Map<String, String> match, String label, List<String> known) {
        Optional.ofNullable(match.get(label))
                .filter(value -> !known.contains(value))
                .ifPresent(value -> {
                    throw new IllegalArgumentException(
                            "match: " + label + " \"" + value + "\" is none of " + String.join(", ", known));
                });
    }
}
