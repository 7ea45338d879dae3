package dev.repwatch.monitor.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.dnsbl.plan.FleetHistory;
import dev.repwatch.checks.dnsbl.plan.ListTerms;
import dev.repwatch.checks.dnsbl.plan.OperatorLimit;
import dev.repwatch.checks.dnsbl.plan.Question;
import dev.repwatch.checks.dnsbl.plan.QuestionPlanner;
import dev.repwatch.checks.dnsbl.plan.TargetHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One conversation: what was asked in a step is judged by what the next line says was listed. */
final class StepDialogue {

    /** Phases only; the same for every run, so that a run can be repeated. */
    private static final long SEED = 5;

    private final QuestionPlanner planner;
    private final double stepSeconds;
    private final int targets;
    private final int lists;
    private List<Question> asked = List.of();

    private StepDialogue(FleetHistory fleet, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        targets = fleet.targets().size();
        lists = fleet.lists().size();
        planner = new QuestionPlanner(fleet, new Random(SEED));
    }

    /** @throws IllegalArgumentException saying what of the first line is missing or wrong */
    static StepDialogue of(JsonNode hello) {
        List<OperatorLimit> operators = new ArrayList<>();
        for (JsonNode operator : array(hello, "operators")) {
            operators.add(new OperatorLimit(
                    text(operator, "id"), (long) number(operator, "per_day"), number(operator, "per_second")));
        }
        List<ListTerms> lists = new ArrayList<>();
        for (JsonNode list : array(hello, "lists")) {
            lists.add(new ListTerms(
                    text(list, "id"),
                    text(list, "operator"),
                    number(list, "weight"),
                    number(list, "ttl_s"),
                    number(list, "open_h")));
        }
        List<TargetHistory> targets = new ArrayList<>();
        for (JsonNode target : array(hello, "targets")) {
            targets.add(target(target));
        }
        return new StepDialogue(
                new FleetHistory(operators, lists, targets, number(hello, "history_days")), number(hello, "tick_s"));
    }

    private static TargetHistory target(JsonNode target) {
        if (!target.isArray() || target.size() != 5 || !target.get(4).isArray()) {
            throw new IllegalArgumentException(
                    "a target is [network, pool, volume, since, [openings per list]], not " + clipped(target));
        }
        List<Integer> openings = new ArrayList<>();
        target.get(4).forEach(number -> openings.add(number.asInt()));
        return new TargetHistory(
                target.get(0).asInt(),
                target.get(1).asInt(),
                target.get(2).asDouble(),
                target.get(3).asDouble(),
                openings);
    }

    ObjectNode answer(JsonNode step) {
        double now = number(step, "t");
        hear(array(step, "listed"), now);
        for (JsonNode signal : array(step, "signals")) {
            int target = index(signal.path(1), targets, "target");
            int list = signal.path(2).asInt(-1);
            planner.signal(QuestionPlanner.signal(signal.path(0).asText(), target, list < lists ? list : -1), now);
        }
        asked = planner.next(now, stepSeconds);
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode(asked.size());
        asked.forEach(question -> pairs.addArray().add(question.target()).add(question.list()));
        return JsonNodeFactory.instance.objectNode().set("ask", pairs);
    }

    private void hear(JsonNode found, double now) {
        Set<Question> listed = new HashSet<>();
        for (JsonNode pair : found) {
            listed.add(new Question(index(pair.path(0), targets, "target"), index(pair.path(1), lists, "list")));
        }
        for (Question question : asked) {
            planner.answered(question, listed.contains(question), now);
        }
    }

    private static int index(JsonNode node, int size, String what) {
        int index = node.asInt(-1);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no " + what + " " + clipped(node) + "; there are " + size);
        }
        return index;
    }

    private static JsonNode array(JsonNode of, String key) {
        JsonNode array = of.path(key);
        if (!array.isArray()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no array");
        }
        return array;
    }

    private static double number(JsonNode of, String key) {
        JsonNode number = of.path(key);
        if (!number.isNumber()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no number");
        }
        return number.asDouble();
    }

    private static String text(JsonNode of, String key) {
        JsonNode text = of.path(key);
        if (!text.isTextual()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no text");
        }
        return text.asText();
    }

    private static String clipped(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
