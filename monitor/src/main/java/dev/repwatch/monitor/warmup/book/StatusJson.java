package dev.repwatch.monitor.warmup.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.warmup.DecisionJson;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Where every plan stands, as JSON; the keys are an interface. */
public final class StatusJson {

    private StatusJson() {}

    /**
     * {@code {"date", "plans": [{"ip", "source", "state", "limits": {provider: n}, "goals": {provider: n}, "newest": […], "decisions":
     * […]}]}}
     */
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
            ObjectNode goals = plan.putObject("goals");
            each.entry().plan().goals().forEach(goals::put);
            ArrayNode newest = plan.putArray("newest");
            each.decisions()
                    .forEach(decision ->
                            each.newest(decision.provider()).ifPresent(day -> fill(newest.addObject(), day)));
            plan.set("decisions", DecisionJson.of(each.decisions()).path("decisions"));
        }
        return json;
    }

    private static void fill(ObjectNode json, WarmupDay day) {
        json.put("provider", day.provider()).put("date", day.date().toString()).put("limit", day.limit());
        day.mail().ifPresent(mail -> json.put("sent", mail.sent()));
        if (!day.limited()) {
            json.put("limited", false);
        }
    }

    /** The day of a provider that was judged, as far as it is told; empty when there is none yet. */
    public static Optional<WarmupDay> newest(JsonNode plan, String provider) {
        return StreamSupport.stream(plan.path("newest").spliterator(), false)
                .filter(day -> day.path("provider").asText().equals(provider))
                .map(StatusJson::day)
                .findFirst();
    }

    private static WarmupDay day(JsonNode day) {
        Optional<Mail> mail = Optional.of(day.path("sent"))
                .filter(JsonNode::isNumber)
                .map(sent -> new Mail(
                        sent.asLong(),
                        0,
                        0,
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        0,
                        false));
        return new WarmupDay(
                LocalDate.parse(day.path("date").asText()),
                day.path("provider").asText(),
                day.path("limit").asLong(),
                mail,
                Set.of(),
                day.path("limited").asBoolean(true));
    }
}
