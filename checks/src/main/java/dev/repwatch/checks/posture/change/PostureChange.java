package dev.repwatch.checks.posture.change;

import dev.repwatch.checks.posture.PostureFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two looks at one thing.
 *
 * @param removed terms that were there before
 * @param added terms that were not
 */
public record PostureChange(
        Direction direction, PostureFinding before, PostureFinding after, List<String> removed, List<String> added) {

    public PostureChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** Before and after, a term each: {@code - include:old.test}, {@code + ip4:192.0.2.0/24}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        removed.forEach(term -> lines.add("- " + term));
        added.forEach(term -> lines.add("+ " + term));
        return lines;
    }
}
