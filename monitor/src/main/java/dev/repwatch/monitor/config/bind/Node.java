package dev.repwatch.monitor.config.bind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlTable;

/** A piece of configuration that knows where it stands; an entry of a table stands at its key. */
public sealed interface Node {

    Place place();

    /** What it is, for people: {@code a string}, {@code a table}, … */
    String kind();

    /** @param source the table as it was parsed, for whoever reads it by other rules; empty when merged of several */
    record Table(Place place, Map<String, Node> entries, Optional<TomlTable> source) implements Node {
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a table";
        }
    }

    record Array(Place place, List<Node> items) implements Node {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param value String, Long, Double, Boolean or a {@code java.time} value */
    record Scalar(Place place, Object value) implements Node {
        @Override
        public String kind() {
            if (value instanceof String) {
                return "a string";
            }
            if (value instanceof Long) {
                return "a whole number";
            }
            if (value instanceof Double) {
                return "a decimal number";
            }
            return value instanceof Boolean ? "true or false" : "a date or time";
        }
    }
}
