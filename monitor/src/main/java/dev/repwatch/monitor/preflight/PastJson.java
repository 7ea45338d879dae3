package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of evidence about what was before, and about what others think. */
final class PastJson {

    private static final int MOST = 2_000;

    private PastJson() {}

    static Optional<Registration> registration(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Registration(
                        EvidenceText.date(json, "registered", "registration"),
                        EvidenceText.date(json, "transferred", "transfer"),
                        status(json.path("status")),
                        EvidenceText.text(json, "country").orElse(""),
                        EvidenceText.text(json, "name").orElse("")))
                : Optional.empty();
    }

    /** One word, or several as RDAP writes them. */
    private static String status(JsonNode json) {
        List<String> words = new ArrayList<>();
        (json.isArray() ? json : List.of(json)).forEach(each -> words.add(EvidenceText.shorten(each.asText(""))));
        return String.join(" ", words.subList(0, Math.min(words.size(), 10)));
    }

    static Optional<List<Episode>> history(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<Episode> episodes = new ArrayList<>();
        for (JsonNode each : json) {
            if (episodes.size() < MOST) {
                episodes.add(episode(each));
            }
        }
        return Optional.of(episodes);
    }

    private static Episode episode(JsonNode json) {
        return json.isTextual()
                ? new Episode("", EvidenceText.date(json), EvidenceText.date(json))
                : new Episode(
                        EvidenceText.text(json, "list").orElse(""),
                        EvidenceText.date(json, "began", "started", "opened", "start", "from", "since", "date"),
                        EvidenceText.date(json, "ended", "closed", "end", "to", "until", "resolved", "date"));
    }

    static Optional<Snds> snds(JsonNode json) {
        if (json.isTextual()) {
            return Optional.of(snds(json.textValue(), 0, false));
        }
        if (!json.isObject()) {
            return Optional.empty();
        }
        String status = first(json, "status", "colour", "color", "light", "filter", "filter_result", "result");
        JsonNode traps = json.has("trap_hits") ? json.path("trap_hits") : json.path("traps");
        long hits = traps.isBoolean() ? (traps.booleanValue() ? 1 : 0) : Math.max(0, traps.asLong(0));
        return Optional.of(snds(status, hits, json.path("blocked").asBoolean(false)));
    }

    private static Snds snds(String status, long traps, boolean blocked) {
        String word = status.toUpperCase(Locale.ROOT);
        return new Snds(word, traps, blocked || word.contains("BLOCK"));
    }

    static List<ProbeResult> probes(JsonNode json) {
        List<ProbeResult> results = new ArrayList<>();
        for (JsonNode each : json) {
            if (results.size() < MOST) {
                results.add(probe(each));
            }
        }
        return results;
    }

    private static ProbeResult probe(JsonNode json) {
        String result = first(json, "result", "outcome", "state", "status", "code");
        boolean refused =
                json.path("refused").asBoolean(false) || json.path("blocked").asBoolean(false);
        return new ProbeResult(
                first(json, "provider", "receiver", "name", "host", "target").toLowerCase(Locale.ROOT),
                refused ? "refused" : result.toLowerCase(Locale.ROOT),
                first(json, "reply", "banner", "text", "detail", "answer"));
    }

    private static String first(JsonNode json, String... keys) {
        for (String key : keys) {
            JsonNode value = json.path(key);
            if (value.isTextual() || value.isNumber()) {
                return EvidenceText.shorten(value.asText());
            }
        }
        return "";
    }
}
