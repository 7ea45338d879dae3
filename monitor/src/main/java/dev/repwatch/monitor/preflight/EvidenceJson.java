package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads evidence that was saved or written by hand. A key that is missing or null could not be learnt; unknown keys are left
 * alone.
 */
public final class EvidenceJson {

    private static final int MOST = 2_000;
    private static final Set<String> NOT_RESERVED = Set.of("", "none", "no", "null", "unknown");

    private EvidenceJson() {}

    /**
     * @param ip the address that was asked about; one in the file must be the same
     * @param today counts when the file names no day
     * @throws IllegalArgumentException when the file is no evidence, or that of another address
     */
    public static Evidence read(String ip, JsonNode json, LocalDate today) {
        EvidenceShape.check(json);
        String own = json.path("ip").asText(ip);
        if (!Address.same(own, ip)) {
            throw new IllegalArgumentException("this is the evidence of " + EvidenceText.shorten(own));
        }
        return new Evidence(
                own,
                EvidenceText.date(json, "today").orElse(today),
                json.path("owned").asBoolean(false),
                lists(json.path("lists"), json.path("listed").isArray()),
                listed(json.path("listed")),
                neighbours(json.path("neighbours")),
                name(json),
                word(json, "cloud"),
                word(json, "port25"),
                reserved(json.path("reserved")),
                known(json.path("asn_drop")),
                PastJson.registration(json.path("rdap")),
                PastJson.history(json.path("history")),
                PastJson.snds(json.path("snds")),
                PastJson.probes(json.path("probe")),
                scores(json.path("scores")),
                EvidenceText.text(json, "helo"),
                age(json.path("domain_age_days")),
                known(json.has("v6_only") ? json.path("v6_only") : json.path("ipv6_only")));
    }

    /** @param said what the lists said is there: without it nobody knows what they answered */
    private static Lists lists(JsonNode json, boolean said) {
        List<String> unknown = new ArrayList<>();
        json.path("tier1_unknown").forEach(each -> unknown.add(EvidenceText.shorten(each.asText())));
        return new Lists(
                Math.max(0, json.path("asked").asInt(0)),
                said ? Math.max(0, json.path("answered").asInt(0)) : 0,
                unknown);
    }

    private static List<Listed> listed(JsonNode json) {
        List<Listed> listed = new ArrayList<>();
        for (JsonNode each : json) {
            if (listed.size() < MOST) {
                listed.add(ListedJson.read(each));
            }
        }
        return listed;
    }

    private static Optional<Neighbours> neighbours(JsonNode json) {
        return json.path("sampled").isNumber() && json.path("listed").isNumber()
                ? Optional.of(new Neighbours(
                        Math.max(0, json.path("sampled").asInt()),
                        Math.max(0, json.path("listed").asInt())))
                : Optional.empty();
    }

    private static ReverseName name(JsonNode json) {
        if (!json.has("ptr")) {
            return new ReverseName(
                    false, Optional.empty(), Known.UNKNOWN, Known.UNKNOWN, known(json.path("ptr_settable")));
        }
        return new ReverseName(
                true,
                EvidenceText.text(json, "ptr"),
                known(json.path("fcrdns")),
                known(json.path("generic_ptr")),
                known(json.path("ptr_settable")));
    }

    static Known known(JsonNode json) {
        if (json.isBoolean()) {
            return Known.of(json.booleanValue());
        }
        return switch (json.asText("").toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> Known.YES;
            case "no", "false" -> Known.NO;
            default -> Known.UNKNOWN;
        };
    }

    private static Optional<String> word(JsonNode json, String key) {
        return EvidenceText.text(json, key)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> !it.equals("unknown"));
    }

    private static Optional<String> reserved(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue() ? Optional.of("reserved") : Optional.empty();
        }
        return Optional.of(EvidenceText.shorten(json.asText("")))
                .filter(it -> !NOT_RESERVED.contains(it.toLowerCase(Locale.ROOT)));
    }

    private static OptionalInt age(JsonNode json) {
        return json.isNumber() ? OptionalInt.of(json.asInt()) : OptionalInt.empty();
    }

    private static Map<String, Double> scores(JsonNode json) {
        Map<String, Double> scores = new LinkedHashMap<>();
        json.properties().stream().limit(MOST).forEach(each -> {
            JsonNode value = each.getValue().isObject()
                    ? each.getValue().path("value").isNumber()
                            ? each.getValue().path("value")
                            : each.getValue().path("score")
                    : each.getValue();
            EvidenceText.number(value).ifPresent(score -> scores.put(feed(each.getKey()), score));
        });
        return scores;
    }

    /** Feeds are written in several ways: {@code sender_score}, {@code Sender Score}, {@code validity-score}. */
    private static String feed(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (plain.startsWith("validity") || plain.startsWith("senderscore")) {
            return "senderscore";
        }
        return plain.startsWith("abuse") ? "abuseipdb" : EvidenceText.shorten(plain);
    }
}
