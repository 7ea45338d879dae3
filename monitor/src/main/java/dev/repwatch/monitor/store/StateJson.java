package dev.repwatch.monitor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Confirmation;
import dev.repwatch.monitor.incident.FlapHistory;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.Phase;
import dev.repwatch.monitor.incident.SeenListing;
import dev.repwatch.monitor.incident.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Listings and key states as JSON text: what SQL never needs to look into. */
final class StateJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private StateJson() {}

    static String of(Listing listing) {
        return node(listing).toString();
    }

    static Listing listing(String text) {
        return listing(read(text));
    }

    static String of(KeyState state) {
        ObjectNode node = JSON.createObjectNode();
        state.sighting().ifPresent(seenListing -> node.set("sighting", node(seenListing)));
        state.inquiry().ifPresent(confirmation -> node.set("inquiry", node(confirmation)));
        FlapHistory flaps = state.flaps();
        node.putObject("flaps")
                .put("changes", flaps.changes())
                .put("listed", flaps.listed())
                .put("flapping", flaps.flapping());
        return node.toString();
    }

    /** The state without its episode, which has a table of its own. */
    static KeyState keyState(Phase phase, String text) {
        JsonNode node = read(text);
        JsonNode flaps = node.path("flaps");
        return new KeyState(
                phase,
                Optional.ofNullable(node.get("sighting")).map(StateJson::sighting),
                Optional.ofNullable(node.get("inquiry")).map(StateJson::inquiry),
                new FlapHistory(
                        flaps.path("changes").asInt(),
                        flaps.path("listed").asBoolean(),
                        flaps.path("flapping").asBoolean()),
                Optional.empty());
    }

    private static ObjectNode node(Listing listing) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode codes = node.putArray("codes");
        for (ListedCode code : listing.codes()) {
            codes.addObject()
                    .put("value", code.value())
                    .put("name", code.name())
                    .put("category", code.category())
                    .put("severity", code.severity().name())
                    .put("scope", code.scope().name());
        }
        listing.reason().ifPresent(reason -> node.put("reason", reason));
        return node;
    }

    private static Listing listing(JsonNode node) {
        List<ListedCode> codes = new ArrayList<>();
        for (JsonNode code : node.path("codes")) {
            codes.add(new ListedCode(
                    code.path("value").asText(),
                    code.path("name").asText(),
                    code.path("category").asText(),
                    Severity.valueOf(code.path("severity").asText()),
                    Scope.valueOf(code.path("scope").asText())));
        }
        return new Listing(codes, Optional.ofNullable(node.get("reason")).map(JsonNode::asText));
    }

    private static ObjectNode node(SeenListing seenListing) {
        ObjectNode node = JSON.createObjectNode();
        node.set("listing", node(seenListing.listing()));
        return node.put("first", seenListing.first().toEpochMilli())
                .put("last", seenListing.last().toEpochMilli())
                .put("confirmed", seenListing.confirmed())
                .put("baseline", seenListing.baseline());
    }

    private static SeenListing sighting(JsonNode node) {
        return new SeenListing(
                listing(node.path("listing")),
                time(node, "first"),
                time(node, "last"),
                node.path("confirmed").asBoolean(),
                node.path("baseline").asBoolean());
    }

    private static ObjectNode node(Confirmation confirmation) {
        ObjectNode node = JSON.createObjectNode();
        node.put("since", confirmation.since().toEpochMilli())
                .put("asked", confirmation.asked())
                .put("next", confirmation.nextRecheck().toEpochMilli());
        ArrayNode witnesses = node.putArray("witnesses");
        for (Witness witness : confirmation.witnesses()) {
            witnesses
                    .addObject()
                    .put("path", witness.path())
                    .put("until", witness.cachedUntil().toEpochMilli());
        }
        confirmation.claim().ifPresent(claim -> node.set("claim", node(claim)));
        return node;
    }

    private static Confirmation inquiry(JsonNode node) {
        List<Witness> witnesses = new ArrayList<>();
        for (JsonNode witness : node.path("witnesses")) {
            witnesses.add(new Witness(witness.path("path").asText(), time(witness, "until")));
        }
        return new Confirmation(
                time(node, "since"),
                witnesses,
                node.path("asked").asInt(),
                time(node, "next"),
                Optional.ofNullable(node.get("claim")).map(StateJson::listing));
    }

    static Instant time(JsonNode node, String name) {
        return Instant.ofEpochMilli(node.path(name).asLong());
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "a row of the database does not hold what repwatch wrote: " + text, damaged);
        }
    }
}
