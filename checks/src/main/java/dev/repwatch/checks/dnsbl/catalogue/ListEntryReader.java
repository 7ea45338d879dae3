package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlBindException;
import org.tomlj.TomlTable;

/**
 * Reads one entry: a {@code [[list]]} table of the shipped catalogue or of a configuration. Bad data is answered with
 * every problem at once, never with an exception. Thread-safe.
 */
public final class ListEntryReader {

    private static final Pattern INDEX = Pattern.compile("(\\[\\d+])+$");

    private final boolean complete;

    private ListEntryReader(boolean complete) {
        this.complete = complete;
    }

    /** For the shipped catalogue: every field must be filled, and a list is off unless the entry says otherwise. */
    public static ListEntryReader forCatalogue() {
        return new ListEntryReader(true);
    }

    /**
     * For a configuration: only {@code id}, {@code zone}, {@code kinds} and {@code codes} are needed, and a list that
     * somebody took the trouble to define is on.
     */
    public static ListEntryReader forConfiguration() {
        return new ListEntryReader(false);
    }

    /**
     * @param base the entry with the same id, to be overridden field by field; codes and errors entry by entry
     * @param otherKeys keys of the table that are the caller's business, such as the key of a keyed list
     */
    public EntryResult read(TomlTable table, Optional<DnsblList> base, Set<String> otherKeys) {
        return read(table, id -> base.filter(list -> list.id().equals(id)), otherKeys);
    }

    /** @param known the entries that this one may override, by having their id, or start from, by {@code like} */
    EntryResult read(TomlTable table, Function<SourceId, Optional<DnsblList>> known, Set<String> otherKeys) {
        Problems problems = new Problems(table);
        EntryToml entry = bind(table, otherKeys, problems);
        if (complete) {
            Completeness.check(entry, problems);
        }
        Optional<DnsblList> same = entry.id().flatMap(known);
        Optional<DnsblList> like = entry.like().flatMap(known).map(model -> InheritedEntry.of(model, entry, !complete));
        if (entry.like().isPresent() && (like.isEmpty() || same.isPresent())) {
            problems.add(
                    List.of("like"), "expected the id of a list that is defined before, in an entry with a new id");
        }
        DnsblList list = new EntryBuilder(entry, same.or(() -> like), problems).make(!complete);
        return problems.none() ? new EntryResult.Good(list) : new EntryResult.Bad(problems.inOrder());
    }

    private static EntryToml bind(TomlTable table, Set<String> otherKeys, Problems problems) {
        try {
            return table.as(EntryToml.class, EntryBinding.OPTIONS);
        } catch (TomlBindException bad) {
            bad.errors().forEach(error -> problems.add(error, otherKeys));
            return bindTheRest(MutableTomlTable.copyOf(table), bad);
        }
    }

    /** What is well written is still checked beside what is not. */
    private static EntryToml bindTheRest(MutableTomlTable rest, TomlBindException bad) {
        paths(bad).forEach(path -> rest.remove(rest.contains(path) ? path : path.subList(0, 1)));
        try {
            return rest.as(EntryToml.class, EntryBinding.OPTIONS);
        } catch (TomlBindException maimed) {
            paths(maimed).forEach(path -> rest.remove(path.subList(0, 1)));
            return rest.as(EntryToml.class, EntryBinding.OPTIONS);
        }
    }

    private static List<List<String>> paths(TomlBindException bad) {
        return bad.errors().stream()
                .map(error -> Toml.parseDottedKey(INDEX.matcher(error.path()).replaceFirst("")))
                .toList();
    }
}
