package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.reputation.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A catalogue with the lists of a configuration laid over it.
 *
 * @param catalogue all that could be read; do not use it when there are problems
 * @param problems everything wrong, by the index of the table it is in
 */
public record Overlay(Catalogue catalogue, Map<Integer, List<EntryProblem>> problems) {

    public Overlay {
        problems = Map.copyOf(problems);
    }

    static Overlay of(Catalogue below, List<TomlTable> tables, Set<String> otherKeys) {
        Map<SourceId, DnsblList> lists = below.copy();
        Map<Integer, List<EntryProblem>> problems = new HashMap<>();
        for (int index = 0; index < tables.size(); index++) {
            TomlTable table = tables.get(index);
            EntryResult reading =
                    ListEntryReader.forConfiguration().read(table, id -> Optional.ofNullable(lists.get(id)), otherKeys);
            List<EntryProblem> found = new ArrayList<>(reading.problems());
            reading.list().ifPresent(list -> {
                refusal(below, list, table).ifPresent(found::add);
                lists.put(list.id(), list);
            });
            if (!found.isEmpty()) {
                problems.put(index, List.copyOf(found));
            }
        }
        return new Overlay(new Catalogue(lists), problems);
    }

    /** A zone that is known to have ended is not brought back under another name. */
    private static Optional<EntryProblem> refusal(Catalogue below, DnsblList list, TomlTable table) {
        String key = table.contains(List.of("zone")) ? "zone" : "id";
        return below.byZone(list.zone())
                .filter(known ->
                        known.status() instanceof Status.Dead || !known.id().equals(list.id()))
                .filter(known -> !known.alive())
                .map(known -> problem(
                        table,
                        key,
                        "\"" + list.zone() + "\" (" + known.title() + ") cannot be asked: "
                                + ListEnd.inWords(known.status())));
    }

    private static EntryProblem problem(TomlTable table, String key, String message) {
        TomlPosition place = table.inputPositionOf(List.of(key));
        return new EntryProblem(place.line(), place.column(), key, message);
    }
}
