package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.reputation.SourceId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tomlj.TomlTable;

/** All lists that are known: those to ask, and those that must never be asked again. Immutable. */
public final class Catalogue {

    private static final ReadOnce<Catalogue> SHIPPED = new ReadOnce<>(CatalogueFiles::read);

    private final Map<SourceId, DnsblList> lists;

    Catalogue(Map<SourceId, DnsblList> lists) {
        this.lists = lists;
    }

    /**
     * The catalogue inside the program, in the order of its files.
     *
     * @throws IllegalStateException when it does not read, which a test excludes
     */
    public static Catalogue shipped() {
        return SHIPPED.get();
    }

    public List<DnsblList> all() {
        return List.copyOf(lists.values());
    }

    /** Those that can be asked, the weightiest first. */
    public List<DnsblList> alive() {
        return lists.values().stream()
                .filter(DnsblList::alive)
                .sorted(Comparator.comparingInt(DnsblList::tier))
                .toList();
    }

    /** Those that have ended: asking them gives a false all-clear or a false listing. */
    public List<DnsblList> graveyard() {
        return lists.values().stream()
                .filter(list -> list.status() instanceof Status.Dead)
                .toList();
    }

    public Optional<DnsblList> find(SourceId id) {
        return Optional.ofNullable(lists.get(id));
    }

    /** The list that answers at this zone, under its own name or an alias. */
    public Optional<DnsblList> byZone(String zone) {
        String name = zone.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return lists.values().stream()
                .filter(list -> names(list).anyMatch(known -> covers(known, name)))
                .findFirst();
    }

    /** Lays tables of the same form over this catalogue: a known id overrides field by field, a new one is added. */
    public Overlay with(List<TomlTable> tables, Set<String> otherKeys) {
        return Overlay.of(this, tables, otherKeys);
    }

    Map<SourceId, DnsblList> copy() {
        return new LinkedHashMap<>(lists);
    }

    private static Stream<String> names(DnsblList list) {
        return Stream.concat(Stream.of(list.zone()), list.details().aliases().stream());
    }

    private static boolean covers(String known, String name) {
        return known.startsWith("*.") ? name.endsWith(known.substring(1)) : known.equals(name);
    }
}
