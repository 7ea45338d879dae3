package dev.repwatch.monitor.grafana;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A look at an expression without a parser: enough to find metric names, selectors and brackets in a plain build. That an
 * expression really parses is for a real Prometheus to say, in {@link QueriesTest}.
 */
record PromQl(String text) {

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern METRIC = Pattern.compile("\\b((?:repwatch|jvm|process)_[a-z0-9_]+|up)\\b(?!\\s*=)");
    private static final Pattern RANGE_CALL =
            Pattern.compile("(rate|irate|increase|changes|resets|deriv|delta)\\s*\\(\\s*$");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** A metric with its matchers and what stands before it. */
    record Selector(String metric, String matchers, String before) {

        boolean insideRate() {
            return RANGE_CALL.matcher(before).find();
        }
    }

    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(GROUPING.matcher(withoutStrings()).replaceAll(" "));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        Matcher matcher = SELECTOR.matcher(text);
        while (matcher.find()) {
            selectors.add(new Selector(matcher.group(1), matcher.group(2), text.substring(0, matcher.start())));
        }
        return selectors;
    }

    /** What is wrong with its brackets and quotes, if anything. */
    Optional<String> unbalanced() {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            return Optional.of("a quote is not closed");
        }
        Deque<Character> open = new ArrayDeque<>();
        for (char c : withoutStrings().toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0) {
                if (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c)) {
                    return Optional.of("'" + c + "' closes nothing");
                }
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("'" + open.peek() + "' is not closed");
    }

    private String withoutStrings() {
        return text.replaceAll("\"[^\"]*\"", "\"\"");
    }
}
