package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether evidence has the form that it is to have: what cannot be read must not look like good news. */
final class EvidenceShape {

    private static final Predicate<JsonNode> OBJECT = JsonNode::isObject;
    private static final Predicate<JsonNode> ARRAY = JsonNode::isArray;
    private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
    private static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
    private static final Predicate<JsonNode> YES_OR_NO = JsonNode::isBoolean;
    private static final Pattern TIER = Pattern.compile("[1-4]");
    private static final Map<String, Expected> KEYS = keys();

    private EvidenceShape() {}

    private record Expected(String words, Predicate<JsonNode> fits) {}

    /** @throws IllegalArgumentException with the key that is wrong */
    static void check(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("evidence is a JSON object");
        }
        KEYS.forEach((key, expected) -> {
            JsonNode value = json.path(key);
            if (!value.isMissingNode() && !value.isNull() && !expected.fits().test(value)) {
                throw new IllegalArgumentException(key + ": expected null or " + expected.words());
            }
        });
        number(json.path("lists"), "lists", "asked");
        number(json.path("lists"), "lists", "answered");
        number(json.path("neighbours"), "neighbours", "sampled");
        number(json.path("neighbours"), "neighbours", "listed");
        JsonNode unknown = json.path("lists").path("tier1_unknown");
        if (!unknown.isMissingNode() && !unknown.isNull() && !unknown.isArray()) {
            throw new IllegalArgumentException("lists.tier1_unknown: expected an array of lists");
        }
        if (json.has("today")
                && json.path("today").isTextual()
                && EvidenceText.date(json.path("today")).isEmpty()) {
            throw new IllegalArgumentException("today: expected a date such as 2026-11-29");
        }
        int n = 0;
        for (JsonNode each : json.path("listed")) {
            if (!each.isTextual() && !each.path("list").isTextual()) {
                throw new IllegalArgumentException(
                        "listed: expected objects with \"list\", \"code\", \"tier\" and \"scope\"");
            }
            if (each.hasNonNull("tier")
                    && !TIER.matcher(each.path("tier").asText()).matches()) {
                throw new IllegalArgumentException("listed[" + n + "].tier: expected 1 to 4");
            }
            n++;
        }
        json.path("scores").properties().forEach(each -> {
            if (each.getValue().isTextual()
                    && EvidenceText.number(each.getValue()).isEmpty()) {
                throw new IllegalArgumentException(
                        "scores." + EvidenceText.shorten(each.getKey()) + ": expected null or a number");
            }
        });
    }

    private static void number(JsonNode object, String name, String key) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.isNumber()) {
            throw new IllegalArgumentException(name + "." + key + ": expected a number");
        }
    }

    private static Map<String, Expected> keys() {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("ip", new Expected("an address", TEXT));
        keys.put("today", new Expected("a date such as 2026-11-29", TEXT));
        keys.put("owned", new Expected("true or false", YES_OR_NO));
        keys.put("lists", new Expected("an object with asked, answered and tier1_unknown", OBJECT));
        keys.put("listed", new Expected("an array", ARRAY));
        keys.put("neighbours", new Expected("an object with sampled and listed", OBJECT));
        keys.put("ptr", new Expected("a name", TEXT));
        keys.put("fcrdns", new Expected("true or false", YES_OR_NO.or(TEXT)));
        keys.put("generic_ptr", new Expected("true or false", YES_OR_NO.or(TEXT)));
        keys.put("ptr_settable", new Expected("yes, no or unknown", TEXT.or(YES_OR_NO)));
        keys.put("cloud", new Expected("the name of a cloud or none", TEXT));
        keys.put("port25", new Expected("open or blocked", TEXT));
        keys.put("reserved", new Expected("what it is reserved for", TEXT.or(YES_OR_NO)));
        keys.put("asn_drop", new Expected("true or false", YES_OR_NO.or(TEXT)));
        keys.put("rdap", new Expected("an object", OBJECT));
        keys.put("history", new Expected("an array", ARRAY));
        keys.put("snds", new Expected("an object", OBJECT.or(TEXT)));
        keys.put("probe", new Expected("an array", ARRAY));
        keys.put("scores", new Expected("an object", OBJECT));
        keys.put("helo", new Expected("a name", TEXT));
        keys.put("domain_age_days", new Expected("a number", NUMBER));
        return keys;
    }
}
