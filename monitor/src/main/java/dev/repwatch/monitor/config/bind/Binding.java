package dev.repwatch.monitor.config.bind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of one configuration: collects every problem, and remembers where each record came from. */
public final class Binding {

    private final Conversions conversions;
    private final Set<String> topKeys;
    private final Map<String, List<String>> tablesOfKeys;
    private final List<Problem> problems = new ArrayList<>();
    private final IdentityHashMap<Object, Node.Table> origins = new IdentityHashMap<>();

    public Binding(Conversions conversions) {
        this(conversions, Set.of(), Map.of());
    }

    /**
     * @param topKeys keys that belong above the first table, to explain when one stands below it
     * @param tablesOfKeys the tables, such as {@code [dns]}, that have a key of this name, to explain when it stands elsewhere
     */
    public Binding(Conversions conversions, Set<String> topKeys, Map<String, List<String>> tablesOfKeys) {
        this.conversions = conversions;
        this.topKeys = Set.copyOf(topKeys);
        this.tablesOfKeys = Map.copyOf(tablesOfKeys);
    }

    public void problem(Place place, String text) {
        problems.add(new Problem(place, text));
    }

    /** What was wrong so far, in the order of the files. */
    public List<Problem> problems() {
        return problems.stream()
                .distinct()
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .toList();
    }

    /** Where the key stands that a record was bound from; where its table stands when the key is absent. */
    public Place placeOf(Object bound, String key) {
        Node.Table table = origins.get(bound);
        if (table == null) {
            throw new IllegalArgumentException("not bound here: " + bound.getClass());
        }
        Node entry = table.entries().get(key);
        return entry == null ? table.place() : entry.place();
    }

    /** What to say of a key that is known, and not where it stands; empty when it is known nowhere. */
    Optional<String> belongs(String key, KeyPath keyPath) {
        if (!keyPath.isTop() && topKeys.contains(key)) {
            return Optional.of("; \"" + key + "\" belongs above the first [table]");
        }
        return Optional.ofNullable(tablesOfKeys.get(key))
                .map(tables -> "; \"" + key + "\" is a key of " + String.join(" or ", tables)
                        + ", and that line has to stand above it");
    }

    /** Remembers the table that a value was made of. */
    public void origin(Object bound, Node.Table table) {
        origins.put(bound, table);
    }

    public <R extends Record> Optional<R> record(Node.Table table, Class<R> type, KeyPath keyPath) {
        return record(table, type, keyPath, Set.of());
    }

    /** @param others keys of the table that somebody else reads */
    public <R extends Record> Optional<R> record(Node.Table table, Class<R> type, KeyPath keyPath, Set<String> others) {
        return new RecordReader<>(this, type, keyPath, others).read(table);
    }

    /** A value of any type of the conventions; empty when a problem was reported. */
    Optional<Object> value(Node node, Type type, KeyPath keyPath) {
        Class<?> plain = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Optional<Conversion<?>> conversion = conversions.find(plain);
        if (conversion.isPresent()) {
            return conversion.orElseThrow().convert(node, keyPath, this).map(Object.class::cast);
        }
        if (type instanceof ParameterizedType generic) {
            return container(node, generic, keyPath);
        }
        if (plain.isRecord()) {
            return nested(node, plain.asSubclass(Record.class), keyPath);
        }
        throw new IllegalStateException("settings cannot hold a " + plain.getName());
    }

    /** Whether the type is read by a conversion of its own rather than component by component. */
    boolean converts(Class<?> type) {
        return conversions.find(type).isPresent();
    }

    private Optional<Object> nested(Node node, Class<? extends Record> type, KeyPath keyPath) {
        if (node instanceof Node.Table table) {
            return record(table, type, keyPath).map(Object.class::cast);
        }
        return mismatch(node, keyPath, "a table");
    }

    private Optional<Object> container(Node node, ParameterizedType type, KeyPath keyPath) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return value(node, arguments[0], keyPath).map(Optional::of);
        }
        if (raw == List.class) {
            return items(node, arguments[0], keyPath).map(List::copyOf);
        }
        if (raw == Set.class) {
            return items(node, arguments[0], keyPath).map(LinkedHashSet::new);
        }
        return entries(node, arguments[0], arguments[1], keyPath);
    }

    private Optional<List<Object>> items(Node node, Type type, KeyPath keyPath) {
        if (!(node instanceof Node.Array array)) {
            mismatch(node, keyPath, "a list");
            return Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        array.items().forEach(item -> value(item, type, keyPath.item()).ifPresent(items::add));
        return items.size() == array.items().size() ? Optional.of(items) : Optional.empty();
    }

    private Optional<Object> entries(Node node, Type keyType, Type type, KeyPath keyPath) {
        if (!(node instanceof Node.Table table)) {
            return mismatch(node, keyPath, "a table");
        }
        Map<Object, Object> entries = new LinkedHashMap<>();
        table.entries()
                .forEach((key, entry) -> value(new Node.Scalar(entry.place(), key), keyType, keyPath)
                        .ifPresent(name ->
                                value(entry, type, keyPath.key(key)).ifPresent(value -> entries.put(name, value))));
        return entries.size() == table.entries().size() ? Optional.of(entries) : Optional.empty();
    }

    /**
     * Reports that settings were refused.
     *
     * @param type the record of the settings
     * @param message {@code "key: what is wrong"}, or about the whole table
     */
    public void refused(Node.Table table, KeyPath keyPath, Class<? extends Record> type, String message) {
        int colon = message.indexOf(": ");
        String key = colon < 0 ? "" : message.substring(0, colon);
        if (Keys.of(type).contains(key)) {
            Node at = table.entries().get(key);
            problem(at == null ? table.place() : at.place(), keyPath.key(key).value() + message.substring(colon));
        } else {
            problem(table.place(), keyPath.table() + ": " + message);
        }
    }

    /** Reports that something else was expected. */
    public <T> Optional<T> mismatch(Node node, KeyPath keyPath, String expected) {
        problem(node.place(), keyPath.value() + ": expected " + expected + ", found " + node.kind());
        return Optional.empty();
    }
}
