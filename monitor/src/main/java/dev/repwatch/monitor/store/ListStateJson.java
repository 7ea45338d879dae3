package dev.repwatch.monitor.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.Trust;
import java.time.Instant;
import java.util.Optional;

/** The state of a list as JSON text. */
final class ListStateJson {

    private static final int LONGEST_DETAIL = 1000;

    private ListStateJson() {}

    static String of(ListState state) {
        ObjectNode node = StateJson.JSON.createObjectNode();
        node.put("since", state.since().toEpochMilli())
                .put("right", state.right())
                .put("detail", bounded(state.detail()))
                .put("up", state.up());
        put(node, "firstRight", state.firstRight());
        put(node, "firstWrong", state.firstWrong());
        put(node, "quarantinedAt", state.quarantinedAt());
        put(node, "staleSince", state.staleSince());
        put(node, "undocumentedAt", state.undocumentedAt());
        state.cause().ifPresent(cause -> node.put("cause", cause.name()));
        return node.toString();
    }

    static ListState read(Trust trust, String text) {
        JsonNode node = StateJson.read(text);
        return new ListState(
                trust,
                StateJson.time(node, "since"),
                node.path("right").asInt(),
                time(node, "firstRight"),
                time(node, "firstWrong"),
                Optional.ofNullable(node.get("cause")).map(cause -> Cause.valueOf(cause.asText())),
                node.path("detail").asText(),
                time(node, "quarantinedAt"),
                node.path("up").asBoolean(),
                time(node, "staleSince"),
                time(node, "undocumentedAt"));
    }

    static String bounded(String detail) {
        return detail.codePointCount(0, detail.length()) <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_DETAIL - 1)) + "…";
    }

    private static void put(ObjectNode node, String name, Optional<Instant> time) {
        time.ifPresent(at -> node.put(name, at.toEpochMilli()));
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(at -> Instant.ofEpochMilli(at.asLong()));
    }
}
