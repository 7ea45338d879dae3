package dev.repwatch.monitor.preflight;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which keys of the evidence could not be learnt. */
final class NotKnown {

    private static final List<Map.Entry<String, Predicate<Evidence>>> KEYS = List.of(
            Map.entry("lists", it -> it.lists().asked() == 0),
            Map.entry(
                    "neighbours",
                    it -> it.neighbours().filter(near -> near.sampled() > 0).isEmpty()),
            Map.entry("ptr", it -> !it.name().asked()),
            Map.entry("fcrdns", it -> it.name().name().isPresent() && it.name().forward() == Known.UNKNOWN),
            Map.entry(
                    "generic_ptr",
                    it -> it.name().name().isPresent() && it.name().generic() == Known.UNKNOWN),
            Map.entry("ptr_settable", it -> it.name().settable() == Known.UNKNOWN),
            Map.entry("cloud", it -> it.cloud().isEmpty()),
            Map.entry("port25", it -> it.port25().isEmpty()),
            Map.entry("asn_drop", it -> it.asnDrop() == Known.UNKNOWN),
            Map.entry("rdap", it -> it.registration().isEmpty()),
            Map.entry("history", it -> it.history().isEmpty()),
            Map.entry("snds", it -> it.snds().isEmpty()),
            Map.entry("probe", it -> it.probes().isEmpty()),
            Map.entry("scores", it -> it.scores().isEmpty()),
            Map.entry("domain_age_days", it -> it.domainAgeDays().isEmpty()),
            Map.entry("v6_only", it -> it.v6() && it.v6Only() == Known.UNKNOWN));

    private NotKnown() {}

    static List<String> of(Evidence evidence) {
        return Stream.concat(
                        KEYS.stream()
                                .filter(key -> key.getValue().test(evidence))
                                .map(Map.Entry::getKey),
                        evidence.lists().tier1Unknown().stream().map(list -> "lists." + list))
                .toList();
    }
}
