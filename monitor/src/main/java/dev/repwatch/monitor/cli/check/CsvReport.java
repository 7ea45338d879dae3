package dev.repwatch.monitor.cli.check;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.monitor.api.CsvText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row a finding. */
final class CsvReport {

    private static final List<String> HEAD =
            List.of("target", "verdict", "source", "finding", "codes", "severity", "reason", "cause", "resolver");

    private CsvReport() {}

    static String of(List<TargetReport> reports) {
        return CsvText.of(
                HEAD,
                reports.stream()
                        .flatMap(report -> report.observations().stream().map(o -> row(report, o))));
    }

    private static List<String> row(TargetReport report, Observation o) {
        Optional<Listing> listing = o.finding().held();
        String cause = o.finding() instanceof Finding.Unknown u ? u.cause().label() : "";
        return Stream.of(
                        report.target().text(),
                        report.verdict().label(),
                        o.source().value(),
                        o.finding().verdict(),
                        listing.map(CsvReport::codes).orElse(""),
                        listing.map(it -> it.severity().label()).orElse(""),
                        listing.flatMap(Listing::reason).orElse(""),
                        cause,
                        o.path())
                .map(cell -> Clean.line(cell, Clean.TEXT))
                .toList();
    }

    private static String codes(Listing listing) {
        return listing.codes().stream().map(code -> code.value()).collect(Collectors.joining(" "));
    }
}
