package dev.repwatch.monitor.cli.posture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report for programs. Keys may be added; those that are here stay: programs of others read them. */
final class JsonPosture {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonPosture() {}

    static String of(PostureReport report) {
        Root root = new Root(
                report.findings().stream().map(JsonPosture::finding).toList(),
                report.requirements().stream().map(JsonPosture::requirement).toList(),
                report.suggestions());
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values are always JSON", impossible);
        }
    }

    private static FindingRow finding(PostureFinding finding) {
        Map<String, String> parameters = new LinkedHashMap<>();
        finding.subject().selector().ifPresent(it -> parameters.put("selector", it));
        finding.subject().helo().ifPresent(it -> parameters.put("helo", it));
        finding.codes().forEach(code -> code.parameters().forEach(parameters::putIfAbsent));
        return new FindingRow(
                finding.subject().name(),
                finding.subject().ip().orElse(null),
                finding.check().label(),
                finding.verdict().label(),
                finding.codes().stream().map(PostureFinding.Code::id).distinct().toList(),
                parameters,
                finding.facts(),
                finding.seen().stream().map(JsonPosture::seen).toList(),
                finding.wanted().orElse(null),
                finding.cause().map(it -> it.label()).orElse(null));
    }

    private static SeenRow seen(Seen seen) {
        return new SeenRow(seen.name(), seen.type(), seen.value(), seen.ttl(), seen.resolver(), seen.authenticated());
    }

    private static RequirementRow requirement(RequirementResult result) {
        return new RequirementRow(
                result.requirement().receiver(),
                result.requirement().id(),
                result.state().label(),
                result.because(),
                result.subject());
    }

    /** @param suggestions left out when there are none, as without a daemon */
    private record Root(
            List<FindingRow> findings,
            List<RequirementRow> requirements,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SuggestionRow> suggestions) {}

    private record FindingRow(
            String subject,
            @Nullable String ip,
            String check,
            String verdict,
            List<String> codes,
            Map<String, String> params,
            Map<String, Object> facts,
            List<SeenRow> seen,
            @Nullable String wanted,
            @Nullable String cause) {}

    private record SeenRow(String name, String type, String value, long ttl, String resolver, boolean authenticated) {}

    private record RequirementRow(String receiver, String id, String state, List<String> because, String subject) {}
}
