package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.reputation.TargetKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shipped catalogue leaves nothing to a default: what is not known is said to be unknown. */
final class Completeness {

    private Completeness() {}

    static void check(EntryToml entry, Problems problems) {
        Map<String, Optional<?>> wanted = new LinkedHashMap<>();
        wanted.put("id", entry.id());
        wanted.put("title", entry.title());
        wanted.put("verified", entry.verified());
        // what a subscriber may yet ask at a zone of its own is as complete as what everybody asks
        boolean asked = entry.dead().isEmpty()
                && (entry.unsuitable().isEmpty() || entry.codes().isPresent());
        if (asked) {
            wanted.put("note", entry.note());
            entry.codes().ifPresent(codes -> codes.forEach((key, code) -> check(key, code, problems)));
            entry.removal().filter(way -> entry.like().isEmpty()).ifPresent(way -> check(way, problems));
        }
        if (entry.like().isEmpty()) {
            wanted.put("operator", entry.operator());
        }
        if (asked && entry.like().isEmpty()) {
            wanted.put("tier", entry.tier());
            wanted.put("needs", entry.needs());
            wanted.put("min_interval", entry.minInterval());
            wanted.put("terms", entry.terms().flatMap(EntryToml.Limits::note));
            if (entry.kinds().filter(kinds -> kinds.contains(TargetKind.DOMAIN)).isPresent()) {
                wanted.put("asks", entry.asks());
            }
            wanted.put("removal", entry.removal().flatMap(EntryToml.Way::how));
        }
        wanted.forEach((key, value) -> {
            if (value.isEmpty()) {
                problems.add(List.of(key), "missing; the catalogue says it even when the answer is \"unknown\"");
            }
        });
    }

    private static void check(String key, EntryToml.Code code, Problems problems) {
        Map<String, Optional<?>> wanted = Map.of(
                "name", code.name(),
                "category", code.category(),
                "polarity", code.polarity(),
                "severity", code.severity(),
                "scope", code.scope());
        wanted.forEach((field, value) -> {
            if (value.isEmpty()) {
                problems.add(List.of("codes", key), "a code without " + field);
            }
        });
    }

    private static void check(EntryToml.Way way, Problems problems) {
        if (way.who().isEmpty() || way.cost().isEmpty()) {
            problems.add(List.of("removal"), "how, who and cost are needed");
        }
    }
}
