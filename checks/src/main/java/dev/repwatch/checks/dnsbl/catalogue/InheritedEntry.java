package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.Verified;
import dev.repwatch.checks.dnsbl.ListDetails;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a new list takes over from the one it is like: how it answers and how one gets off, never who it is. */
final class InheritedEntry {

    private InheritedEntry() {}

    /** Codes that the new entry gives are all it has; without any, it has those of its model. */
    static DnsblList of(DnsblList model, EntryToml entry, boolean on) {
        return new DnsblList(
                model.id(),
                entry.id().orElse(model.id()).value(),
                model.zone(),
                model.kinds(),
                model.operator(),
                model.home(),
                model.tier(),
                entry.codes().isPresent() ? List.of() : model.codes(),
                model.errors(),
                entry.kinds()
                        .map(kinds -> TestPointsBuilder.ofTheRfc(Set.copyOf(kinds)))
                        .orElse(model.test()),
                Optional.empty(),
                model.key(),
                model.terms(),
                model.minInterval(),
                model.removal(),
                new Status.Alive(),
                on,
                Verified.NEVER,
                details(model.details()));
    }

    private static ListDetails details(ListDetails model) {
        return new ListDetails(
                Optional.empty(),
                model.language(),
                Set.of(),
                model.errorTexts(),
                model.removals(),
                model.asks(),
                model.score(),
                Optional.empty());
    }

    /** Without the ways off codes that the list does not have. */
    static Map<String, Removal> fitting(Map<String, Removal> removals, List<ReturnCode> codes) {
        Map<String, Removal> fitting = new HashMap<>(removals);
        fitting.keySet()
                .removeIf(key -> codes.stream()
                        .noneMatch(code ->
                                code.name().equals(key) || code.category().equals(key)));
        return fitting;
    }
}
