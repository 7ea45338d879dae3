package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the top level: the sections of this package and those of others. */
final class SectionReading {

    private final Binding binding;
    private final List<OtherSection<?>> others;

    SectionReading(Binding binding, List<OtherSection<?>> others) {
        this.binding = binding;
        this.others = others;
    }

    /** What the file says. */
    record Sections(ConfigFile file, Map<Class<?>, List<? extends Record>> others) {}

    Optional<Sections> read(Node.Table root) {
        Set<String> otherKeys = others.stream().map(OtherSection::key).collect(Collectors.toSet());
        Optional<ConfigFile> file = binding.record(root, ConfigFile.class, Where.top(), otherKeys);
        Map<Class<?>, List<? extends Record>> read = new HashMap<>();
        others.forEach(section -> read(root, section).ifPresent(records -> read.put(section.type(), records)));
        return read.size() == others.size() ? file.map(it -> new Sections(it, read)) : Optional.empty();
    }

    private Optional<? extends List<? extends Record>> read(Node.Table root, OtherSection<?> section) {
        Node node = root.entries().get(section.key());
        Where where = Where.top().key(section.key());
        if (section.many()) {
            return node == null ? Optional.of(List.of()) : each(node, section, where.item());
        }
        Node table = node == null ? new Node.Table(root.place(), Map.of(), Optional.empty()) : node;
        return one(table, section, where).map(List::of);
    }

    private Optional<List<Record>> each(Node node, OtherSection<?> section, Where where) {
        if (!(node instanceof Node.Array array)) {
            return binding.mismatch(node, where, "tables, each as " + where.table());
        }
        List<Record> records = new ArrayList<>();
        array.items().forEach(item -> one(item, section, where).ifPresent(records::add));
        return records.size() == array.items().size() ? Optional.of(records) : Optional.empty();
    }

    private Optional<? extends Record> one(Node node, OtherSection<?> section, Where where) {
        return node instanceof Node.Table table
                ? binding.record(table, section.type(), where)
                : binding.mismatch(node, where, "a table");
    }
}
