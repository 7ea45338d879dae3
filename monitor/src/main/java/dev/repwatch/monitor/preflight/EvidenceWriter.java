package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/** Evidence as JSON, in the form in which {@link EvidenceJson} reads it back. */
public final class EvidenceWriter {

    private EvidenceWriter() {}

    public static ObjectNode of(Evidence evidence) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ip", evidence.ip()).put("today", evidence.today().toString()).put("owned", evidence.owned());
        lists(json, evidence);
        evidence.neighbours()
                .ifPresentOrElse(
                        near -> json.putObject("neighbours")
                                .put("sampled", near.sampled())
                                .put("listed", near.listed()),
                        () -> json.putNull("neighbours"));
        name(json, evidence.name());
        text(json, "cloud", evidence.cloud());
        text(json, "port25", evidence.port25());
        text(json, "reserved", evidence.reserved());
        known(json, "asn_drop", evidence.asnDrop());
        registration(json, evidence);
        past(json, evidence);
        text(json, "helo", evidence.helo());
        if (evidence.domainAgeDays().isPresent()) {
            json.put("domain_age_days", evidence.domainAgeDays().getAsInt());
        } else {
            json.putNull("domain_age_days");
        }
        known(json, "v6_only", evidence.v6Only());
        return json;
    }

    private static void lists(ObjectNode json, Evidence evidence) {
        ObjectNode lists = json.putObject("lists");
        lists.put("asked", evidence.lists().asked())
                .put("answered", evidence.lists().answered());
        ArrayNode unknown = lists.putArray("tier1_unknown");
        evidence.lists().tier1Unknown().forEach(unknown::add);
        ArrayNode listed = json.putArray("listed");
        evidence.listed()
                .forEach(each -> listed.addObject()
                        .put("list", each.list())
                        .put("code", each.code())
                        .put("tier", each.tier())
                        .put("scope", each.covers().label()));
    }

    private static void name(ObjectNode json, ReverseName name) {
        if (name.asked()) {
            text(json, "ptr", name.name());
        }
        known(json, "fcrdns", name.forward());
        known(json, "generic_ptr", name.generic());
        json.put("ptr_settable", name.settable().label());
    }

    private static void registration(ObjectNode json, Evidence evidence) {
        if (evidence.registration().isEmpty()) {
            json.putNull("rdap");
            return;
        }
        Registration found = evidence.registration().get();
        ObjectNode rdap = json.putObject("rdap");
        date(rdap, "registered", found.registered());
        date(rdap, "transferred", found.transferred());
        rdap.put("status", found.status()).put("country", found.country()).put("name", found.name());
    }

    private static void past(ObjectNode json, Evidence evidence) {
        if (evidence.history().isPresent()) {
            ArrayNode history = json.putArray("history");
            evidence.history().get().forEach(each -> {
                ObjectNode episode = history.addObject().put("list", each.list());
                date(episode, "began", each.began());
                date(episode, "ended", each.ended());
            });
        } else {
            json.putNull("history");
        }
        evidence.snds()
                .ifPresentOrElse(
                        it -> json.putObject("snds")
                                .put("status", it.colour())
                                .put("trap_hits", it.trapHits())
                                .put("blocked", it.blocked()),
                        () -> json.putNull("snds"));
        ArrayNode probes = json.putArray("probe");
        evidence.probes()
                .forEach(each -> probes.addObject()
                        .put("provider", each.provider())
                        .put("result", each.result())
                        .put("reply", each.reply()));
        ObjectNode scores = json.putObject("scores");
        evidence.scores().forEach(scores::put);
    }

    private static void text(ObjectNode json, String key, Optional<String> value) {
        json.put(key, value.orElse(null));
    }

    private static void date(ObjectNode json, String key, Optional<LocalDate> value) {
        json.put(key, value.map(LocalDate::toString).orElse(null));
    }

    private static void known(ObjectNode json, String key, Known value) {
        if (value == Known.UNKNOWN) {
            json.putNull(key);
        } else {
            json.put(key, value.isYes());
        }
    }
}
