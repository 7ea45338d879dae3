package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Conversion;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [feeds.NAME]}: the settings of its type, which is NAME unless {@code type} says otherwise. */
public final class FeedTables implements Conversion<FeedEntry<?>> {

    private static final String TYPE = "type";

    private final List<FeedType<?>> types;

    public FeedTables(List<FeedType<?>> types) {
        this.types = List.copyOf(types);
    }

    @Override
    public Optional<FeedEntry<?>> convert(Node node, KeyPath keyPath, Binding binding) {
        if (!(node instanceof Node.Table table)) {
            return binding.mismatch(node, keyPath, "a table");
        }
        Node written = table.entries().get(TYPE);
        Optional<FeedType<?>> type = written == null
                ? find(new Node.Scalar(table.place(), keyPath.name()), keyPath, binding)
                : find(written, keyPath.key(TYPE), binding);
        return type.flatMap(found -> entry(table, found, keyPath, binding));
    }

    private Optional<FeedType<?>> find(Node word, KeyPath keyPath, Binding binding) {
        return TypeWord.find(types, FeedType::type, "feed", word, keyPath, binding);
    }

    private static <S extends Record> Optional<FeedEntry<?>> entry(
            Node.Table table, FeedType<S> type, KeyPath keyPath, Binding binding) {
        return binding.record(table, type.settings(), keyPath, Set.of(TYPE))
                .filter(settings -> opens(table, type, settings, keyPath, binding))
                .map(settings -> new FeedEntry<>(new SourceId(keyPath.name()), type, settings));
    }

    /** What only opening finds is wrong with the file too, and not a surprise of the daemon. */
    private static <S extends Record> boolean opens(
            Node.Table table, FeedType<S> type, S settings, KeyPath keyPath, Binding binding) {
        try {
            type.verify(new SourceId(keyPath.name()), settings);
            return true;
        } catch (IllegalArgumentException refused) {
            binding.refused(table, keyPath, type.settings(), String.valueOf(refused.getMessage()));
            return false;
        }
    }
}
