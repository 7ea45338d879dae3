package dev.repwatch.monitor.cli.check;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report for people: listings first, then what could not be told, and the clean lists as a number. */
final class TableReport {

    private TableReport() {}

    static String of(List<TargetReport> reports) {
        return reports.stream().map(TableReport::section).collect(Collectors.joining("\n"));
    }

    private static String section(TargetReport report) {
        StringBuilder text = new StringBuilder(report.target().text())
                .append("  ")
                .append(report.verdict().label().toUpperCase(Locale.ROOT))
                .append('\n');
        int clean = 0;
        for (Observation o : report.observations()) {
            String line = o.finding()
                    .match(
                            l -> listed(o, l.listing()),
                            n -> "",
                            s -> row(
                                    "score",
                                    o,
                                    s.score().value() + " (" + s.score().scale() + ")"),
                            g -> g.grade() == Grade.PASS
                                    ? ""
                                    : row(g.grade().label(), o, g.seen() + "; wanted: " + g.wanted()),
                            u -> row("unknown", o, u.cause().label().replace('_', ' ') + ": " + u.detail()));
            clean += line.isEmpty() ? 1 : 0;
            text.append(line);
        }
        return text.append("  not listed on %d of %d lists%n"
                        .formatted(clean, report.observations().size()))
                .toString();
    }

    private static String listed(Observation o, Listing listing) {
        String codes = listing.codes().stream()
                .map(code -> code.name() + " (" + code.value() + ", " + scope(code) + ")")
                .collect(Collectors.joining(", "));
        String reason =
                listing.reason().map(text -> row("", "", "says: " + text)).orElse("");
        return row("LISTED", o.source().value(), listing.severity().label() + ": " + codes) + reason;
    }

    private static String scope(ListedCode code) {
        return "covers " + code.scope().label();
    }

    private static String row(String what, Observation o, String words) {
        return row(what, o.source().value(), words);
    }

    private static String row(String what, String source, String words) {
        return "  %-8s %-24s %s%n".formatted(what, source, Clean.line(words, Clean.TEXT));
    }
}
