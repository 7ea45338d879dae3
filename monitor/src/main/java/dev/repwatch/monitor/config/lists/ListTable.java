package dev.repwatch.monitor.config.lists;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/**
 * One {@code [[list]]}: a list added to the catalogue, or an entry of it overridden field by field.
 *
 * @param toml the entry, read by the catalogue's own rules
 * @param key the secret that is part of the zone name, for lists that want one; with it the list is asked
 * @param acceptTerms the admin has taken care of the list's terms, by an agreement or a subscription
 * @param confirmation what is different about the patience with it
 */
public record ListTable(
        Node.Table node,
        TomlTable toml,
        Optional<Secret> key,
        boolean acceptTerms,
        Optional<ListConfirmationPolicy> confirmation) {

    /** Ways to say where the key is; the short ones stand for a table with one entry. */
    private static final Map<String, String> SHORT = Map.of("key_file", "file", "key_env", "env");

    private static final List<String> KEYS = List.of("key", "key_file", "key_env");

    /** Keys of the table that are not the catalogue's business. */
    static final Set<String> OWN_KEYS = Set.of("key", "key_file", "key_env", "accept_terms", "confirmation");

    record Own(
            Optional<Secret> key,
            Optional<Secret> keyFile,
            Optional<Secret> keyEnv,
            Optional<Boolean> acceptTerms,
            Optional<ListConfirmationPolicy> confirmation) {}

    /** Reads only what is not the catalogue's business; that is read when all tables are there. */
    public static Optional<ListTable> of(Node node, KeyPath keyPath, Binding binding) {
        if (!(node instanceof Node.Table table) || table.source().isEmpty()) {
            return binding.mismatch(node, keyPath, "a table");
        }
        Map<String, Node> own = new LinkedHashMap<>(table.entries());
        own.keySet().retainAll(OWN_KEYS);
        refuseTwo(own, binding);
        own.replaceAll(ListTable::written);
        return binding.record(new Node.Table(table.place(), own, Optional.empty()), Own.class, keyPath)
                .map(read -> new ListTable(
                        table,
                        table.source().orElseThrow(),
                        read.key().or(read::keyFile).or(read::keyEnv),
                        read.acceptTerms().orElse(false),
                        read.confirmation()));
    }

    private static void refuseTwo(Map<String, Node> own, Binding binding) {
        List<String> given = KEYS.stream().filter(own::containsKey).toList();
        own.forEach((key, node) -> {
            if (given.indexOf(key) > 0) {
                binding.problem(
                        node.place(),
                        key + " in [[list]]: the key is given by \"" + given.get(0)
                                + "\" already; keep one of key, key_file and key_env");
            }
        });
    }

    /** {@code key_file = "…"} is {@code { file = "…" }}; what is no string is left for the message about it. */
    private static Node written(String key, Node value) {
        String form = SHORT.get(key);
        return form != null && value instanceof Node.Scalar scalar && scalar.value() instanceof String
                ? new Node.Table(value.place(), Map.of(form, value), Optional.empty())
                : value;
    }

    /** The id, when the table has one. */
    public Optional<String> id() {
        return Optional.ofNullable(node.entries().get("id"))
                .filter(Node.Scalar.class::isInstance)
                .map(scalar -> String.valueOf(((Node.Scalar) scalar).value()));
    }

    /** The list, when the admin has accepted its terms. */
    public Optional<SourceId> accepted() {
        return acceptTerms ? id().map(SourceId::new) : Optional.empty();
    }

    /** Where this key stands; where the table stands when it is absent. */
    Place place(String key) {
        Node entry = node.entries().get(key);
        return entry == null ? node.place() : entry.place();
    }

    /** Where the key of the list stands, however it is given. */
    Place placeOfKey() {
        return place(
                KEYS.stream().filter(node.entries()::containsKey).findFirst().orElse("key"));
    }
}
