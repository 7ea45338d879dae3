package dev.repwatch.monitor.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decisions as JSON; the keys are an interface. */
public final class DecisionJson {

    private DecisionJson() {}

    /** {@code {"decisions": [{"provider", "verdict", "volume", "next_limit", "overflow", "reasons"}]}} */
    public static ObjectNode of(List<Decision> decisions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = root.putArray("decisions");
        decisions.forEach(decision -> fill(rows.addObject(), decision));
        return root;
    }

    /** One of them. */
    public static ObjectNode of(Decision decision) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        fill(row, decision);
        return row;
    }

    /** @throws IllegalArgumentException when a verdict or volume is none that is known */
    public static Decision read(JsonNode row) {
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode each : row.path("reasons")) {
            JsonNode seen = each.path("seen");
            reasons.add(new Reason(
                    each.path("code").asText(),
                    seen.isNumber() ? new Reason.Seen.Figure(seen.decimalValue()) : new Reason.Seen.Word(seen.asText()),
                    each.path("rule").asText()));
        }
        return new Decision(
                row.path("provider").asText(),
                Verdict.valueOf(row.path("verdict").asText().toUpperCase(Locale.ROOT)),
                Volume.valueOf(row.path("volume").asText().toUpperCase(Locale.ROOT)),
                row.path("next_limit").asLong(),
                row.path("overflow").asLong(),
                reasons);
    }

    private static void fill(ObjectNode row, Decision decision) {
        row.put("provider", decision.provider())
                .put("verdict", decision.verdict().label())
                .put("volume", decision.volume().label())
                .put("next_limit", decision.nextLimit())
                .put("overflow", decision.overflow());
        ArrayNode reasons = row.putArray("reasons");
        for (Reason reason : decision.reasons()) {
            ObjectNode each = reasons.addObject().put("code", reason.code());
            if (reason.seen() instanceof Reason.Seen.Figure figure) {
                each.put("seen", figure.value());
            } else if (reason.seen() instanceof Reason.Seen.Word word) {
                each.put("seen", word.value());
            }
            each.put("rule", reason.rule());
        }
    }
}
