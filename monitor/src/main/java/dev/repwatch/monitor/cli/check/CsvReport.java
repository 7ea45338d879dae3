package dev.repwatch.monitor.cli.check;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row a finding (RFC 4180), safe to open in a spreadsheet: no cell begins a formula. */
final class CsvReport {

    private static final List<String> HEAD =
            List.of("target", "verdict", "source", "finding", "codes", "severity", "reason", "cause", "resolver");

    private CsvReport() {}

    static String of(List<TargetReport> reports) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEAD);
            reports.forEach(report -> report.observations().forEach(o -> csv.writeRecord(row(report, o))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<String> row(TargetReport report, Observation o) {
        Optional<Listing> listing =
                o.finding() instanceof Finding.Listed l ? Optional.of(l.listing()) : Optional.empty();
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
                .map(CsvReport::inert)
                .toList();
    }

    private static String codes(Listing listing) {
        return listing.codes().stream().map(code -> code.value()).collect(Collectors.joining(" "));
    }

    private static String inert(String value) {
        String clean = Clean.line(value, Clean.TEXT);
        return clean.matches("[=+\\-@].*") ? "'" + clean : clean;
    }
}
