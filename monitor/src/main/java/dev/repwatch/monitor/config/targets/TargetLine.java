package dev.repwatch.monitor.config.targets;

import dev.repwatch.monitor.config.bind.Place;
import java.util.Map;

/**
 * One entry of a target file.
 *
 * @param what addresses or a domain
 * @param words what is said about it: {@code name}, {@code helo}, {@code pool}; everything else is a label
 */
record TargetLine(Place place, String what, Map<String, String> words) {

    TargetLine {
        words = Map.copyOf(words);
    }
}
