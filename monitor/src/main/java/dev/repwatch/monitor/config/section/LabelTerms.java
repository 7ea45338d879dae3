package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What routes and silences may ask of the labels of an alert. */
public final class LabelTerms {

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::label).toList();
    private static final List<String> TIERS = List.of("1", "2", "3", "4");

    /** Those that repwatch gives an alert; the target's own come on top. */
    private static final Set<String> GIVEN = Set.of(
            "action",
            "alertname",
            "before_severity",
            "category",
            "cause",
            "code",
            "code_name",
            "count",
            "digest",
            "episode",
            "escalated",
            "escalation",
            "helo",
            "kind",
            "list",
            "list_title",
            "listed_before",
            "listed_now",
            "name",
            "passing",
            "pool",
            "range",
            "reason",
            "reminder",
            "scope",
            "severity",
            "subject",
            "target",
            "watch",
            "watched_until",
            "targets",
            "tier");

    private LabelTerms() {}

    /** @throws IllegalArgumentException when a severity or a tier is none; case does not matter */
    public static void check(Map<String, String> match) {
        check(match, "severity", SEVERITIES);
        check(match, "tier", TIERS);
    }

    private static void check(Map<String, String> match, String label, List<String> known) {
        Optional.ofNullable(match.get(label))
                .filter(value -> !known.contains(value.toLowerCase(Locale.ROOT)))
                .ifPresent(value -> {
                    throw new IllegalArgumentException(label + " \"" + value + "\" is none of "
                            + String.join(", ", known) + DidYouMean.hint(value, known));
                });
    }

    /**
     * Whether no alert can have this label.
     *
     * @param own the labels of the targets
     */
    public static boolean unknown(String label, Collection<String> own) {
        return !GIVEN.contains(label) && !own.contains(label);
    }

    /**
     * What a label was probably meant to be that no alert can have; empty when it is known, or like nothing that is.
     *
     * @param own the labels of the targets
     */
    public static Optional<String> meant(String label, Collection<String> own) {
        Set<String> known = new TreeSet<>(GIVEN);
        known.addAll(own);
        return known.contains(label) ? Optional.empty() : DidYouMean.nearest(label, known);
    }
}
