package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Keys;
import dev.repwatch.monitor.config.bind.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Binds the top level: the sections of this package and those of others. */
final class SectionReader {

    private final Binding binding;
    private final List<OtherSection<?>> others;

    SectionReader(Binding binding, List<OtherSection<?>> others) {
        this.binding = binding;
        this.others = others;
    }

    /** What the file says. */
    record Sections(ConfigFile file, Map<Class<?>, List<? extends Record>> others) {}

    /** Plain tables only: blocks such as {@code [[targets]]} are many, and nobody takes the one for the other. */
    static Map<String, List<String>> tablesOfKeys(List<OtherSection<?>> others) {
        Map<String, List<String>> tables = new TreeMap<>();
        Arrays.stream(ConfigFile.class.getRecordComponents())
                .filter(component -> component.getType().isRecord())
                .forEach(component -> tables.put(
                        component.getName(),
                        List.copyOf(Keys.of(component.getType().asSubclass(Record.class)))));
        others.stream()
                .filter(section -> !section.many())
                .forEach(section -> tables.put(section.key(), List.copyOf(Keys.of(section.type()))));
        Map<String, List<String>> found = new HashMap<>();
        tables.forEach((table, keys) -> keys.forEach(
                key -> found.computeIfAbsent(key, fresh -> new ArrayList<>()).add("[" + table + "]")));
        return found;
    }

    Optional<Sections> read(Node.Table root) {
        Set<String> otherKeys = others.stream().map(OtherSection::key).collect(Collectors.toSet());
        Optional<ConfigFile> file = binding.record(root, ConfigFile.class, KeyPath.top(), otherKeys);
        Map<Class<?>, List<? extends Record>> read = new HashMap<>();
        others.forEach(section -> read(root, section).ifPresent(records -> read.put(section.type(), records)));
        return read.size() == others.size() ? file.map(it -> new Sections(it, read)) : Optional.empty();
    }

    private Optional<? extends List<? extends Record>> read(Node.Table root, OtherSection<?> section) {
        Node node = root.entries().get(section.key());
        KeyPath keyPath = KeyPath.top().key(section.key());
        if (section.many()) {
            return node == null ? Optional.of(List.of()) : each(node, section, keyPath.item());
        }
        Node table = node == null ? new Node.Table(root.place(), Map.of(), Optional.empty()) : node;
        return one(table, section, keyPath).map(List::of);
    }

    private Optional<List<Record>> each(Node node, OtherSection<?> section, KeyPath keyPath) {
        if (!(node instanceof Node.Array array)) {
            return binding.mismatch(node, keyPath, "tables, each as " + keyPath.table());
        }
        List<Record> records = new ArrayList<>();
        array.items().forEach(item -> one(item, section, keyPath).ifPresent(records::add));
        return records.size() == array.items().size() ? Optional.of(records) : Optional.empty();
    }

    private Optional<? extends Record> one(Node node, OtherSection<?> section, KeyPath keyPath) {
        return node instanceof Node.Table table
                ? binding.record(table, section.type(), keyPath)
                : binding.mismatch(node, keyPath, "a table");
    }
}
