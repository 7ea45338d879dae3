package dev.repwatch.monitor.config.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Parses TOML into nodes that know their place. */
public final class TomlText {

    private static final int MAX_DEPTH = 32;

    private final Path file;

    private TomlText(Path file) {
        this.file = file;
    }

    /** Every syntax error is reported; what could be read in spite of them is returned. */
    public static Node.Table parse(Path file, String text, Consumer<Problem> problems) {
        TomlParseResult result = Toml.parse(text, TomlParseOptions.sourceless().withMaxNestingDepth(MAX_DEPTH));
        TomlText reading = new TomlText(file);
        Set<Integer> explained = new HashSet<>();
        for (TomlParseError error : result.errors()) {
            int line = error.position().line();
            Optional<String> hint = SyntaxHint.of(text, line);
            // what follows on a line that is explained is of the same cause
            if (hint.isEmpty() || explained.add(line)) {
                problems.accept(new Problem(
                        reading.place(error.position()),
                        "not valid TOML: " + sentence(error)
                                + hint.map(words -> "; " + words).orElse("")));
            }
        }
        return reading.table(result, new Place(file, 1, 1));
    }

    private static String sentence(RuntimeException error) {
        return String.valueOf(error.getMessage()).strip();
    }

    private Node.Table table(TomlTable table, Place place) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            List<String> path = List.of(key);
            Object value = table.get(path);
            TomlPosition position = table.inputPositionOf(path);
            if (value != null) {
                entries.put(key, node(value, position == null ? place : place(position)));
            }
        }
        return new Node.Table(place, entries, Optional.of(table));
    }

    private Node node(Object value, Place place) {
        if (value instanceof TomlTable table) {
            return table(table, place);
        }
        return value instanceof TomlArray array ? array(array, place) : new Node.Scalar(place, value);
    }

    private Node.Array array(TomlArray array, Place place) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            TomlPosition position = array.inputPositionOf(i);
            items.add(node(array.get(i), position == null ? place : place(position)));
        }
        return new Node.Array(place, items);
    }

    private Place place(TomlPosition position) {
        return new Place(file, position.line(), position.column());
    }
}
