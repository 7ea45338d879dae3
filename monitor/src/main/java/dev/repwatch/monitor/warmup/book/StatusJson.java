package dev.repwatch.monitor.warmup.book;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.warmup.DecisionJson;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import java.time.LocalDate;
import java.util.List;

/** Where every plan stands, as JSON; the keys are an interface. */
public final class StatusJson {

    private StatusJson() {}

    /** {@code {"date", "plans": [{"ip", "source", "state", "limits": {provider: n}, "decisions": […]}]}} */
    public static ObjectNode of(LocalDate date, List<Decided> decided) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("date", date.toString());
        ArrayNode plans = json.putArray("plans");
        for (Decided each : decided) {
            ObjectNode plan = plans.addObject()
                    .put("ip", each.entry().ip())
                    .put("source", each.entry().source())
                    .put("state", each.entry().state().label());
            ObjectNode limits = plan.putObject("limits");
            each.decisions()
                    .forEach(decision -> each.entry()
                            .newest(decision.provider())
                            .ifPresent(limit -> limits.put(decision.provider(), limit.limit())));
            plan.set("decisions", DecisionJson.of(each.decisions()).path("decisions"));
        }
        return json;
    }
}
