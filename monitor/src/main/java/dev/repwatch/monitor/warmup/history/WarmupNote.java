package dev.repwatch.monitor.warmup.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.store.warmup.WarmupTable;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.DecisionJson;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.WarmupDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One decision as it is kept.
 *
 * @param date the day it was decided for
 * @param at when it was decided
 * @param limit of the day that was judged
 * @param sent on that day; empty when nobody knows
 * @param limited whether that day had a limit
 */
public record WarmupNote(
        LocalDate date, String ip, Instant at, Decision decision, long limit, OptionalLong sent, boolean limited) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param newest the day that was judged; empty when there is none yet */
    static WarmupNote of(LocalDate date, String ip, Instant at, Decision decision, Optional<WarmupDay> newest) {
        OptionalLong sent =
                newest.flatMap(WarmupDay::mail).stream().mapToLong(Mail::sent).findFirst();
        return new WarmupNote(
                date,
                ip,
                at,
                decision,
                newest.map(WarmupDay::limit).orElse(0L),
                sent,
                newest.map(WarmupDay::limited).orElse(true));
    }

    /** Empty for a row that a later version wrote. */
    static Optional<WarmupNote> of(WarmupTable.Row row) {
        try {
            JsonNode json = JSON.readTree(row.decision());
            return Optional.of(new WarmupNote(
                    row.date(),
                    row.ip(),
                    row.at(),
                    DecisionJson.read(json.path("decision")),
                    json.path("limit").asLong(),
                    json.has("sent") ? OptionalLong.of(json.path("sent").asLong()) : OptionalLong.empty(),
                    json.path("limited").asBoolean(true)));
        } catch (JsonProcessingException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    WarmupTable.Row row() {
        ObjectNode json = json();
        return new WarmupTable.Row(date, ip, decision.provider(), at, json.toString());
    }

    /** {@code {"decision": {…}, "limit": n, "sent": n, "limited": false}}; {@code sent} is absent when nobody knows, {@code limited} on days with a limit. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("decision", DecisionJson.of(decision));
        json.put("limit", limit);
        sent.ifPresent(it -> json.put("sent", it));
        if (!limited) {
            json.put("limited", false);
        }
        return json;
    }

    /** The day that was judged, as far as it is kept. */
    Optional<WarmupDay> newest() {
        Optional<Mail> mail = sent.stream()
                .mapToObj(it -> new Mail(
                        it, 0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), 0, false))
                .findFirst();
        return Optional.of(new WarmupDay(date, decision.provider(), limit, mail, Set.of(), limited));
    }
}
