package dev.repwatch.checks.dnsbl.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlBindError;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Collects everything wrong with one entry, with its place in the file. Not for use by several threads. */
final class Problems {

    private static final String UNKNOWN_KEY = "unknown key";

    private final TomlTable table;
    private final List<EntryProblem> found = new ArrayList<>();

    Problems(TomlTable table) {
        this.table = table;
    }

    /**
     * @param path the key; where it is absent, the place of the nearest table around it that is there
     */
    void add(List<String> path, String message) {
        TomlPosition place = placeOf(path);
        found.add(new EntryProblem(place.line(), place.column(), Toml.joinKeyPath(path), message));
    }

    /** @param others keys that are somebody else's business */
    void add(TomlBindError error, Set<String> others) {
        String message = error.message();
        if (message.equals(UNKNOWN_KEY)) {
            List<String> path = Toml.parseDottedKey(error.path());
            String key = path.get(path.size() - 1);
            if (path.size() == 1 && others.contains(key)) {
                return;
            }
            message += EntryWords.didYouMean(key, EntryKeys.beside(path, others));
        }
        TomlPosition place = Optional.ofNullable(error.position()).orElseGet(() -> placeOf(List.of()));
        found.add(new EntryProblem(place.line(), place.column(), error.path(), message));
    }

    /** Complains that a key is missing, unless it is there and something else is wrong with it. */
    void missing(String key, String why) {
        missing(List.of(key), why);
    }

    void missing(List<String> path, String why) {
        if (!table.contains(path)) {
            add(path, why);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<EntryProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(EntryProblem::line).thenComparingInt(EntryProblem::column))
                .toList();
    }

    private TomlPosition placeOf(List<String> path) {
        for (int depth = path.size(); depth > 0; depth--) {
            @Nullable TomlPosition place = table.inputPositionOf(path.subList(0, depth));
            if (place != null) {
                return place;
            }
        }
        return table.keySet().stream()
                .map(key -> table.inputPositionOf(List.of(key)))
                .min(Comparator.comparingInt(TomlPosition::line).thenComparingInt(TomlPosition::column))
                .orElse(TomlPosition.positionAt(1, 1));
    }
}
