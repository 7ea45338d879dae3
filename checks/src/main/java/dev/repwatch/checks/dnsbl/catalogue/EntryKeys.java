package dev.repwatch.checks.dnsbl.catalogue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which keys an entry may have, at which place. */
final class EntryKeys {

    private static final Map<String, Class<?>> TABLES = Map.of(
            "codes", EntryToml.Code.class,
            "score", EntryToml.Value.class,
            "test", EntryToml.Test.class,
            "terms", EntryToml.Limits.class,
            "file", EntryToml.Handout.class,
            "removal", EntryToml.Way.class,
            "removal_of", EntryToml.Way.class,
            "dead", EntryToml.End.class,
            "verified", EntryToml.Evidence.class);

    private EntryKeys() {}

    /** The keys beside the one at this path. */
    static Set<String> beside(List<String> path, Set<String> others) {
        if (path.size() > 1) {
            return keysOf(TABLES.getOrDefault(path.get(0), EntryToml.class));
        }
        Set<String> keys = new TreeSet<>(keysOf(EntryToml.class));
        keys.addAll(others);
        return keys;
    }

    private static Set<String> keysOf(Class<?> table) {
        Set<String> keys = new TreeSet<>();
        Arrays.stream(table.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(name -> keys.add(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
        return keys;
    }
}
