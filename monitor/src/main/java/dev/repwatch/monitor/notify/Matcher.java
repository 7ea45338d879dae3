package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.section.LabelTerms;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an alert must be for a route or a silence to hold: every label must fit its pattern. {@code *} stands for any text;
 * {@code severity} means at least that severe; {@code tier} means that tier or a better one. Empty fits everything.
 */
public record Matcher(Map<String, String> labels) {

    /** @throws IllegalArgumentException when a severity or tier is none */
    public Matcher {
        labels = Map.copyOf(labels);
        LabelTerms.check(labels);
    }

    /**
     * For the key {@code match} of a table that holds alerts back.
     *
     * @throws IllegalArgumentException when it would hold everything, or a pattern makes no sense
     */
    static void checked(Map<String, String> match) {
        if (match.isEmpty()) {
            throw new IllegalArgumentException("match: name at least one label, such as { target = \"192.0.2.*\" }");
        }
        try {
            new Matcher(match).labels();
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("match: " + refusal.getMessage(), refusal);
        }
    }

    boolean fits(Alert alert) {
        return labels.entrySet().stream().allMatch(it -> fits(alert, it.getKey(), it.getValue()));
    }

    private static boolean fits(Alert alert, String label, String pattern) {
        if (label.equals("severity")) {
            Severity wanted = severity(pattern);
            return wanted != null && Routing.severity(alert).atLeast(wanted);
        }
        String value = alert.label(label).orElse("");
        if (label.equals("tier")) {
            return !value.isEmpty() && value.compareTo(pattern) <= 0;
        }
        return glob(pattern).matcher(value).matches();
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static @org.jspecify.annotations.Nullable Severity severity(String label) {
        for (Severity severity : Severity.values()) {
            if (severity.label().equals(label.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        return null;
    }

    /** In a stable order, for people. */
    @Override
    public String toString() {
        return labels.isEmpty() ? "everything" : new TreeMap<>(labels).toString();
    }
}
