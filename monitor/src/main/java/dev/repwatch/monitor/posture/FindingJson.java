package dev.repwatch.monitor.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.reputation.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings as text, for the database. */
final class FindingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingJson() {}

    static String write(PostureFinding finding) {
        ObjectNode node = JSON.createObjectNode();
        node.put("check", finding.check().label())
                .put("verdict", finding.verdict().name())
                .put("name", finding.subject().name());
        finding.subject().ip().ifPresent(it -> node.put("ip", it));
        finding.subject().selector().ifPresent(it -> node.put("selector", it));
        finding.subject().helo().ifPresent(it -> node.put("helo", it));
        finding.codes()
                .forEach(code -> node.withArray("codes")
                        .addObject()
                        .put("id", code.id())
                        .put("verdict", code.verdict().name())
                        .set("with", JSON.valueToTree(code.parameters())));
        node.set("facts", JSON.valueToTree(finding.facts()));
        node.set("seen", JSON.valueToTree(finding.seen()));
        finding.wanted().ifPresent(it -> node.put("wanted", it));
        finding.cause().ifPresent(it -> node.put("cause", it.name()));
        return node.toString();
    }

    /** @throws IllegalStateException when it is not what was written */
    static PostureFinding read(String text) {
        try {
            return finding(JSON.readTree(text));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a row of the database does not hold what repwatch wrote", damaged);
        }
    }

    private static PostureFinding finding(JsonNode node) {
        List<PostureFinding.Code> codes = new ArrayList<>();
        node.path("codes")
                .forEach(code -> codes.add(new PostureFinding.Code(
                        code.path("id").asText(),
                        PostureVerdict.valueOf(code.path("verdict").asText()),
                        texts(code.path("with")))));
        List<Seen> seen = new ArrayList<>();
        node.path("seen")
                .forEach(it -> seen.add(new Seen(
                        it.path("name").asText(),
                        it.path("type").asText(),
                        it.path("value").asText(),
                        it.path("ttl").asLong(),
                        it.path("resolver").asText(),
                        it.path("authenticated").asBoolean())));
        return new PostureFinding(
                new PostureSubject(
                        node.path("name").asText(), text(node, "ip"), text(node, "selector"), text(node, "helo")),
                PostureCheck.of(node.path("check").asText()).orElseThrow(),
                PostureVerdict.valueOf(node.path("verdict").asText()),
                codes,
                facts(node.path("facts")),
                seen,
                text(node, "wanted"),
                text(node, "cause").map(Cause::valueOf));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asText);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static Map<String, Object> facts(JsonNode node) {
        Map<String, Object> facts = new LinkedHashMap<>();
        node.properties().forEach(field -> facts.put(field.getKey(), fact(field.getValue())));
        return facts;
    }

    private static Object fact(JsonNode value) {
        if (value.isInt()) {
            return value.asInt();
        }
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
    }
}
