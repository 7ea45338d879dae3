package dev.repwatch.checks.message.engine;

import com.google.re2j.Pattern;
import dev.repwatch.checks.ResourceLines;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules that speak of where the filter was asked, not of the message: what needs a DNS that the filter may not have, the way the
 * message took to it, what it learnt on its own mail, and sender authentication, which repwatch judges itself.
 */
final class Noise {

    private final Pattern names;

    private Noise(String file) {
        names = Pattern.compile(
                ResourceLines.of(Noise.class, file).stream().collect(Collectors.joining("|", "(?:", ")")));
    }

    static Noise of(String file) {
        return new Noise(file);
    }

    boolean is(FilterRule rule) {
        return names.matches(rule.name());
    }

    /** The opinion without them. */
    Opinion.Scored without(String filter, double threshold, List<FilterRule> rules) {
        List<FilterRule> counted = rules.stream().filter(rule -> !is(rule)).toList();
        return new Opinion.Scored(filter, threshold, counted, rules.size() - counted.size());
    }
}
