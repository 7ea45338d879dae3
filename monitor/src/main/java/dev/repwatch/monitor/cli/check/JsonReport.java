package dev.repwatch.monitor.cli.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report for programs. Keys may be added; those that are here stay: programs of others read them. */
final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    static String of(List<TargetReport> reports) {
        try {
            return JSON.writeValueAsString(
                    new Root(reports.stream().map(JsonReport::target).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report is not writable as JSON", e);
        }
    }

    private static TargetRow target(TargetReport report) {
        return new TargetRow(
                report.target().text(),
                report.verdict().label(),
                report.observations().stream().map(JsonReport::finding).toList());
    }

    private static FindingRow finding(Observation o) {
        Optional<Listing> listing = o.finding().held();
        List<ListedCode> codes = listing.map(Listing::codes).orElse(List.of());
        return new FindingRow(
                o.source().value(),
                o.finding().verdict(),
                codes.stream().map(ListedCode::value).toList(),
                codes.stream().map(ListedCode::name).toList(),
                listing.map(l -> l.worst().scope().label()).orElse(null),
                listing.map(l -> l.severity().label()).orElse(null),
                listing.flatMap(Listing::reason).orElse(null),
                o.finding() instanceof Finding.Scored s ? s.score().value() : null,
                o.finding() instanceof Finding.Unknown u ? u.cause().label() : null,
                o.finding() instanceof Finding.Unknown u ? u.detail() : null,
                o.raw(),
                o.path(),
                o.ttl().toSeconds());
    }

    private record Root(List<TargetRow> targets) {}

    private record TargetRow(String target, String verdict, List<FindingRow> findings) {}

    @JsonPropertyOrder({"source", "verdict"})
    private record FindingRow(
            String source,
            String verdict,
            List<String> codes,
            List<String> meanings,
            @Nullable String scope,
            @Nullable String severity,
            @Nullable String reason,
            @Nullable Double score,
            @Nullable String cause,
            @Nullable String detail,
            List<String> raw,
            @JsonProperty("resolver") String path,
            long ttl) {}
}
