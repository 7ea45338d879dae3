package dev.repwatch.monitor.config;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the daemon runs by: the configuration with everything expanded and resolved.
 *
 * @param file the sections as they are written, with their defaults
 * @param others the sections that belong to other packages
 * @param targets every watched target, once
 * @param catalogue every list that is known, those of the configuration included
 * @param lists the lists that are asked
 */
public record Settings(
        ConfigFile file,
        Map<Class<?>, List<? extends Record>> others,
        List<WatchedTarget> targets,
        Catalogue catalogue,
        List<ActiveList> lists) {

    public Settings {
        others = Map.copyOf(others);
        targets = List.copyOf(targets);
        lists = List.copyOf(lists);
    }

    /** Lists whose terms the admin says are taken care of. */
    public Set<SourceId> acceptedTerms() {
        return Stream.concat(
                        file.lists().accepted().stream(),
                        file.list().stream().flatMap(list -> list.accepted().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The lists that are asked by DNS; the others are read from files. */
    public List<ActiveList> askedLists() {
        return lists.stream().filter(list -> list.list().file().isEmpty()).toList();
    }

    /** Those that can be asked by DNS, whether or not they are read from files. */
    public List<ActiveList> zonedLists() {
        return lists.stream().filter(list -> list.list().hasZone()).toList();
    }

    /** How often everything is looked at. */
    public Rounds rounds() {
        return new Rounds(file.schedule().dnsbl());
    }

    /** The questions of a day. */
    public QueryPlan plan() {
        return QueryPlan.of(
                askedLists().stream().map(ActiveList::list).toList(),
                targets.stream().map(WatchedTarget::target).toList(),
                rounds(),
                file.dns().count(),
                acceptedTerms());
    }

    /** What is different about the patience with single lists. */
    public Map<SourceId, ListConfirmationPolicy> patienceOfLists() {
        Map<SourceId, ListConfirmationPolicy> patience = new HashMap<>();
        file.list()
                .forEach(table -> table.id()
                        .ifPresent(id -> table.confirmation().ifPresent(own -> patience.put(new SourceId(id), own))));
        return patience;
    }

    /**
     * A section that belongs to another package.
     *
     * @throws IllegalArgumentException when no {@link OtherSection} has this type
     */
    public <R extends Record> R section(Class<R> type) {
        return sections(type).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section is a " + type.getName()));
    }

    /** The sections of this type that stand in the configuration, of those that may stand there any number of times. */
    public <R extends Record> List<R> sections(Class<R> type) {
        return Optional.ofNullable(others.get(type)).orElse(List.of()).stream()
                .map(type::cast)
                .toList();
    }
}
