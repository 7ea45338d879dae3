package dev.repwatch.monitor.config.lists;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.ListEnd;
import dev.repwatch.checks.dnsbl.catalogue.Overlay;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.config.section.ListsSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Decides which lists are asked, and refuses what cannot be. */
public final class ChosenLists {

    private final Catalogue shipped;
    private final Binding binding;
    private final Consumer<Problem> warnings;

    public ChosenLists(Catalogue shipped, Binding binding, Consumer<Problem> warnings) {
        this.shipped = shipped;
        this.binding = binding;
        this.warnings = warnings;
    }

    /**
     * What came of it.
     *
     * @param catalogue with the lists of the configuration in it
     */
    public record Choice(Catalogue catalogue, List<ActiveList> active) {}

    public Choice of(ListsSection section, List<ListTable> tables) {
        Overlay overlay = shipped.with(tables.stream().map(ListTable::toml).toList(), ListTable.OWN_KEYS);
        overlay.problems()
                .forEach((index, problems) -> problems.forEach(problem -> binding.problem(
                        new Place(tables.get(index).node().place().file(), problem.line(), problem.column()),
                        problem.path() + " in [[list]]: " + problem.message())));
        refuseTwice(tables);
        Catalogue catalogue = overlay.catalogue();
        Set<SourceId> chosen = chosen(catalogue, section, tables);
        return new Choice(catalogue, active(catalogue, chosen, section, byId(tables)));
    }

    private void refuseTwice(List<ListTable> tables) {
        Map<String, Place> seen = new HashMap<>();
        tables.forEach(table -> table.id().ifPresent(id -> {
            Place earlier = seen.putIfAbsent(id, table.place("id"));
            if (earlier != null) {
                binding.problem(table.place("id"), "id in [[list]]: \"" + id + "\" is already the list at " + earlier);
            }
        }));
    }

    private Set<SourceId> chosen(Catalogue catalogue, ListsSection section, List<ListTable> tables) {
        Set<SourceId> chosen = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        tables.forEach(table -> table.id().ifPresent(own::add));
        catalogue.alive().stream()
                .filter(DnsblList::enabled)
                .map(DnsblList::id)
                .filter(id -> section.usual() || own.contains(id.value()))
                .forEach(chosen::add);
        tables.stream()
                .filter(table -> table.key().isPresent())
                .flatMap(table -> table.id().stream())
                .flatMap(id -> catalogue.alive().stream()
                        .map(DnsblList::id)
                        .filter(it -> it.value().equals(id)))
                .forEach(chosen::add);
        section.enable().stream()
                .filter(id -> askable(catalogue, id, binding.placeOf(section, "enable"), "enable"))
                .forEach(chosen::add);
        section.disable().stream()
                .filter(id -> known(catalogue, id, binding.placeOf(section, "disable"), "disable"))
                .forEach(chosen::remove);
        section.acceptTerms()
                .forEach(id -> known(catalogue, id, binding.placeOf(section, "accept_terms"), "accept_terms"));
        return chosen;
    }

    private boolean askable(Catalogue catalogue, SourceId id, Place place, String key) {
        if (!known(catalogue, id, place, key)) {
            return false;
        }
        DnsblList list = catalogue.find(id).orElseThrow();
        if (!list.alive()) {
            binding.problem(
                    place, key + " in [lists]: \"" + id + "\" cannot be asked: " + ListEnd.inWords(list.status()));
        }
        return list.alive();
    }

    private boolean known(Catalogue catalogue, SourceId id, Place place, String key) {
        boolean known = catalogue.find(id).isPresent();
        if (!known) {
            List<String> ids =
                    catalogue.all().stream().map(list -> list.id().value()).toList();
            binding.problem(
                    place, key + " in [lists]: no list is called \"" + id + "\"" + DidYouMean.hint(id.value(), ids));
        }
        return known;
    }

    private static Map<String, ListTable> byId(List<ListTable> tables) {
        Map<String, ListTable> byId = new HashMap<>();
        tables.forEach(table -> table.id().ifPresent(id -> byId.put(id, table)));
        return byId;
    }

    private List<ActiveList> active(
            Catalogue catalogue, Set<SourceId> chosen, ListsSection section, Map<String, ListTable> own) {
        List<ActiveList> active = new ArrayList<>();
        for (SourceId id : chosen) {
            DnsblList list = catalogue.find(id).orElseThrow();
            Optional<ListTable> table = Optional.ofNullable(own.get(id.value()));
            Optional<Secret> key = table.flatMap(ListTable::key);
            if (list.key() == DnsblList.KeyNeed.KEY_IN_ZONE
                    && key.isEmpty()
                    && list.file().isEmpty()) {
                keyless(id, section);
            } else {
                withKey(list, key, table).ifPresent(active::add);
            }
        }
        return active;
    }

    private Optional<ActiveList> withKey(DnsblList list, Optional<Secret> key, Optional<ListTable> table) {
        try {
            return Optional.of(ActiveList.of(list, key));
        } catch (IllegalArgumentException refusal) {
            table.ifPresent(it -> binding.problem(it.placeOfKey(), "key in [[list]]: " + refusal.getMessage()));
            return Optional.empty();
        }
    }

    private void keyless(SourceId id, ListsSection section) {
        warnings.accept(new Problem(
                binding.placeOf(section, "enable"),
                "\"" + id + "\" is not asked: it needs a key; add [[list]] with id = \"" + id
                        + "\" and key_file = \"…\""));
    }
}
