package dev.repwatch.monitor.config.section;

import dev.repwatch.alerts.ChannelType;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Conversion;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Keys;
import dev.repwatch.monitor.config.bind.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [[channels]]}: a few keys of every channel, and the settings of its type. */
public final class ChannelTables implements Conversion<ChannelEntry<?>> {

    private static final Duration SLOWEST = Duration.ofHours(1);
    private static final int LONGEST_NAME = 100;

    private final List<ChannelType<?>> types;

    public ChannelTables(List<ChannelType<?>> types) {
        this.types = List.copyOf(types);
    }

    /** The keys that every channel has. */
    record Head(String name, String type, Severity minSeverity, Optional<Duration> pace, Optional<QuietEntry> quiet) {
        Head {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name: is empty");
            }
            if (name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("name: is longer than " + LONGEST_NAME + " characters");
            }
            pace.ifPresent(it -> Limits.between("pace", it, Duration.ZERO, SLOWEST));
        }
    }

    @Override
    public Optional<ChannelEntry<?>> convert(Node node, KeyPath keyPath, Binding binding) {
        if (!(node instanceof Node.Table table)) {
            return binding.mismatch(node, keyPath, "a table");
        }
        Optional<Head> head = binding.record(headOf(table), Head.class, keyPath);
        Optional<ChannelType<?>> type = Optional.ofNullable(table.entries().get("type"))
                .flatMap(written ->
                        TypeWord.find(types, ChannelType::type, "channel", written, keyPath.key("type"), binding));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<ChannelEntry<?>> entry = entry(table, keyPath, binding, head, type.orElseThrow());
        entry.ifPresent(made -> binding.origin(made, table));
        return entry;
    }

    private static <S extends Record> Optional<ChannelEntry<?>> entry(
            Node.Table table, KeyPath keyPath, Binding binding, Optional<Head> head, ChannelType<S> type) {
        Optional<S> settings = binding.record(table, type.settings(), keyPath, Keys.of(Head.class));
        return head.flatMap(it -> settings.filter(made -> opens(table, type, it.name(), made, keyPath, binding))
                .map(made -> new ChannelEntry<>(it.name(), it.minSeverity(), it.pace(), it.quiet(), type, made)));
    }

    /** What only opening finds is wrong with the file too, and not a surprise of the daemon. */
    private static <S extends Record> boolean opens(
            Node.Table table, ChannelType<S> type, String name, S settings, KeyPath keyPath, Binding binding) {
        try {
            type.verify(name, settings);
            return true;
        } catch (IllegalArgumentException refused) {
            binding.refused(table, keyPath, type.settings(), String.valueOf(refused.getMessage()));
            return false;
        }
    }

    private static Node.Table headOf(Node.Table table) {
        Map<String, Node> entries = new LinkedHashMap<>(table.entries());
        entries.keySet().retainAll(Keys.of(Head.class));
        entries.putIfAbsent("min_severity", new Node.Scalar(table.place(), "info"));
        return new Node.Table(table.place(), entries, Optional.empty());
    }
}
