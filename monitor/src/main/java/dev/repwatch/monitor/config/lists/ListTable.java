package dev.repwatch.monitor.config.lists;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/**
 * One {@code [[list]]}: a list added to the catalogue, or an entry of it overridden field by field.
 *
 * @param toml the entry, read by the catalogue's own rules
 * @param key the secret that is part of the zone name, for lists that want one; with it the list is asked
 */
public record ListTable(Node.Table node, TomlTable toml, Optional<Secret> key) {

    /** Keys of the table that are not the catalogue's business. */
    static final Set<String> OWN_KEYS = Set.of("key");

    record Own(Optional<Secret> key) {}

    /** Reads only what is not the catalogue's business; that is read when all tables are there. */
    public static Optional<ListTable> of(Node node, Where where, Binding binding) {
        if (!(node instanceof Node.Table table) || table.source().isEmpty()) {
            return binding.mismatch(node, where, "a table");
        }
        Map<String, Node> own = new LinkedHashMap<>(table.entries());
        own.keySet().retainAll(OWN_KEYS);
        return binding.record(new Node.Table(table.place(), own, Optional.empty()), Own.class, where)
                .map(read -> new ListTable(table, table.source().orElseThrow(), read.key()));
    }

    Optional<String> id() {
        return Optional.ofNullable(node.entries().get("id"))
                .filter(Node.Scalar.class::isInstance)
                .map(scalar -> String.valueOf(((Node.Scalar) scalar).value()));
    }

    /** Where this key stands; where the table stands when it is absent. */
    Place place(String key) {
        Node entry = node.entries().get(key);
        return entry == null ? node.place() : entry.place();
    }
}
