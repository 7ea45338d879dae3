package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An assessment as JSON; the keys are an interface. */
public final class AssessmentJson {

    private AssessmentJson() {}

    /** {@code {"ip", "verdict", "reasons": [{"code", "seen", …}], "advice": [{"code", "text"}], "not_known": […]}} */
    public static ObjectNode of(Assessment assessment, AdviceWords words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ip", assessment.ip()).put("verdict", assessment.verdict().label());
        ArrayNode reasons = json.putArray("reasons");
        for (Reason reason : assessment.reasons()) {
            reasons.addObject()
                    .put("code", reason.code())
                    .put("seen", reason.seen())
                    .put("leads_to", reason.leadsTo().label())
                    .put("row", reason.row());
        }
        ArrayNode advice = json.putArray("advice");
        assessment.advice().forEach(code -> advice.addObject().put("code", code).put("text", words.text(code)));
        ArrayNode notKnown = json.putArray("not_known");
        assessment.notKnown().forEach(notKnown::add);
        return json;
    }
}
