package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Conversion;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Where;
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
    public Optional<FeedEntry<?>> convert(Node node, Where where, Binding binding) {
        if (!(node instanceof Node.Table table)) {
            return binding.mismatch(node, where, "a table");
        }
        Node written = table.entries().get(TYPE);
        Optional<FeedType<?>> type = written == null
                ? find(new Node.Scalar(table.place(), where.name()), where, binding)
                : find(written, where.key(TYPE), binding);
        return type.flatMap(found -> entry(table, found, where, binding));
    }

    private Optional<FeedType<?>> find(Node word, Where where, Binding binding) {
        return TypeWord.find(types, FeedType::type, "feed", word, where, binding);
    }

    private static <S extends Record> Optional<FeedEntry<?>> entry(
            Node.Table table, FeedType<S> type, Where where, Binding binding) {
        return binding.record(table, type.settings(), where, Set.of(TYPE))
                .filter(settings -> opens(table, type, settings, where, binding))
                .map(settings -> new FeedEntry<>(new SourceId(where.name()), type, settings));
    }

    /** What only opening finds is wrong with the file too, and not a surprise of the daemon. */
    private static <S extends Record> boolean opens(
            Node.Table table, FeedType<S> type, S settings, Where where, Binding binding) {
        try {
            type.verify(new SourceId(where.name()), settings);
            return true;
        } catch (IllegalArgumentException refused) {
            binding.refused(table, where, type.settings(), String.valueOf(refused.getMessage()));
            return false;
        }
    }
}
