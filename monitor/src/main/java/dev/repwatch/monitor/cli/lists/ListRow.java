package dev.repwatch.monitor.cli.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.catalogue.ListEnd;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One list in a report.
 *
 * @param on whether it is asked
 * @param state in a word: {@code on}, {@code off}, {@code dead}, {@code renamed}, {@code not askable}
 * @param tier 1 = refusals follow at large receivers … 4 = informational
 * @param key in a word: no key needed, set, needed before it can be asked, or a resolver to be registered
 * @param terms the limits of free use, shortly
 * @param ended why it cannot be asked; empty for the living
 */
record ListRow(
        @JsonProperty("id") String id,
        @JsonProperty("title") String title,
        @JsonProperty("zone") String zone,
        @JsonProperty("on") boolean on,
        @JsonProperty("state") String state,
        @JsonProperty("tier") int tier,
        @JsonProperty("kinds") List<String> kinds,
        @JsonProperty("scope") List<String> scope,
        @JsonProperty("health") String health,
        @JsonProperty("key") String key,
        @JsonProperty("terms") String terms,
        @JsonProperty("ended") String ended) {

    static final String NEEDED = "needed";

    static ListRow of(DnsblList list, KnownLists known, ListHealths healths) {
        Optional<ActiveList> asked = known.asked(list.id());
        return new ListRow(
                list.id().value(),
                list.title(),
                list.zone(),
                asked.isPresent(),
                state(list.status(), asked.isPresent()),
                list.tier(),
                list.kinds().stream().sorted().map(TargetKind::label).toList(),
                list.codes().stream()
                        .flatMap(code -> list.kinds().stream().map(code::scopeFor))
                        .distinct()
                        .sorted()
                        .map(Scope::label)
                        .toList(),
                asked.map(active -> healths.of(list.id())).orElse(""),
                key(list, asked),
                terms(list.terms()),
                list.alive() ? "" : ListEnd.inWords(list.status()));
    }

    private static String key(DnsblList list, Optional<ActiveList> asked) {
        if (list.key() == KeyNeed.NONE) {
            return "none";
        }
        if (list.key() == KeyNeed.REGISTERED_RESOLVER) {
            return "registered resolver";
        }
        // a list that is off may well have a key in the configuration: whether it has is seen once it is on
        return asked.flatMap(ActiveList::key).isPresent() ? "set" : NEEDED;
    }

    private static String state(Status status, boolean on) {
        if (status instanceof Status.Dead) {
            return "dead";
        }
        if (status instanceof Status.Renamed) {
            return "renamed";
        }
        return status instanceof Status.Unsuitable ? "not askable" : on ? "on" : "off";
    }

    private static String terms(Terms terms) {
        List<String> limits = new ArrayList<>();
        terms.queriesPerDay().ifPresent(limit -> limits.add(limit + "/day"));
        terms.queriesPerSecond()
                .ifPresent(limit -> limits.add((limit == Math.rint(limit) ? "%.0f" : "%s").formatted(limit) + "/s"));
        if (terms.nonCommercial()) {
            limits.add("non-commercial");
        }
        return limits.isEmpty() ? "no figure" : String.join(", ", limits);
    }
}
