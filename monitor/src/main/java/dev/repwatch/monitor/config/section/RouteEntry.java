package dev.repwatch.monitor.config.section;

import java.util.List;
import java.util.Map;

/**
 * One {@code [[routes]]}: alerts whose labels all match go to these channels.
 *
 * @param match label to value; {@code severity} means at least that severe, {@code tier} that or a better one; {@code *}
 *     stands for any text; empty matches everything
 * @param to names of channels
 */
public record RouteEntry(Map<String, String> match, List<String> to) implements MatchesLabels {

    public RouteEntry {
        match = Map.copyOf(match);
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to: name at least one channel");
        }
        try {
            LabelTerms.check(match);
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("match: " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public String table() {
        return "[[routes]]";
    }
}
