package dev.repwatch.monitor.config.section;

import java.util.List;
import java.util.Map;

/**
 * One {@code [[routes]]}: alerts whose labels all match go to these channels.
 *
 * @param match label to value; {@code severity} means at least that severe; empty matches everything
 * @param to names of channels
 */
public record RouteEntry(Map<String, String> match, List<String> to) {

    public RouteEntry {
        match = Map.copyOf(match);
        to = List.copyOf(to);
    }
}
