package dev.repwatch.monitor.warmup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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
