package dev.repwatch.checks.message;

import dev.repwatch.checks.message.engine.FilterRule;
import dev.repwatch.checks.message.engine.Opinion;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the spam filters beside say, each by its own threshold; their scores are never added. */
record FilterChecks(List<Opinion> opinions) {

    static final String OVER = "engine.over";
    private static final String WHERE = "message";

    void look(Findings findings) {
        report(findings, OVER, Opinion.Scored::over);
        report(findings, "engine.near", Opinion.Scored::near);
        opinions.stream()
                .filter(Opinion.Unknown.class::isInstance)
                .map(Opinion.Unknown.class::cast)
                .forEach(silent -> findings.unknown(OVER, silent.cause()));
    }

    private void report(Findings findings, String rule, Predicate<Opinion.Scored> applies) {
        String said = opinions.stream()
                .filter(Opinion.Scored.class::isInstance)
                .map(Opinion.Scored.class::cast)
                .filter(applies)
                .map(FilterChecks::text)
                .collect(Collectors.joining("; "));
        if (!said.isEmpty()) {
            findings.report(rule, WHERE, said);
        }
    }

    private static String text(Opinion.Scored opinion) {
        return String.format(Locale.ROOT, "%s %.1f of %.1f: ", opinion.filter(), opinion.score(), opinion.threshold())
                + opinion.heaviest().stream().map(FilterRule::name).collect(Collectors.joining(", "));
    }
}
