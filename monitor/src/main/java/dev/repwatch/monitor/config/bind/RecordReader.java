package dev.repwatch.monitor.config.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one table as one record. */
final class RecordReader<R extends Record> {

    private final Binding binding;
    private final Class<R> type;
    private final KeyPath keyPath;
    private final Set<String> others;
    private final Optional<R> defaults;

    RecordReader(Binding binding, Class<R> type, KeyPath keyPath, Set<String> others) {
        this.binding = binding;
        this.type = type;
        this.keyPath = keyPath;
        this.others = others;
        this.defaults = Defaults.of(type);
    }

    Optional<R> read(Node.Table table) {
        refuseUnknown(table);
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component(table, component).ifPresent(values::add);
        }
        if (values.size() < type.getRecordComponents().length) {
            return Optional.empty();
        }
        Optional<R> made = make(table, values);
        made.ifPresent(bound -> binding.origin(bound, table));
        return made;
    }

    private void refuseUnknown(Node.Table table) {
        List<String> known = Stream.concat(
                        Arrays.stream(type.getRecordComponents()).map(Keys::of), others.stream())
                .toList();
        table.entries().forEach((key, node) -> {
            if (!known.contains(key)) {
                binding.problem(node.place(), unknown(key, known));
            }
        });
    }

    private String unknown(String key, List<String> known) {
        String what = "unknown key \"" + key + "\" " + keyPath.within();
        return what + binding.belongs(key, keyPath).orElseGet(() -> DidYouMean.hint(key, known));
    }

    private Optional<Object> component(Node.Table table, RecordComponent component) {
        String key = Keys.of(component);
        Node node = table.entries().get(key);
        if (node != null) {
            return binding.value(node, component.getGenericType(), keyPath.key(key));
        }
        return defaults.map(instance -> placed(Defaults.component(instance, component), table))
                .or(() -> absent(table, component, key));
    }

    /** A default path is relative to the same file as one that is written there. */
    private static Object placed(Object value, Node.Table table) {
        return value instanceof Path path ? Scalars.beside(table.place(), path) : value;
    }

    private Optional<Object> absent(Node.Table table, RecordComponent component, String key) {
        Class<?> wanted = component.getType();
        Optional<Object> nothing = Defaults.nothing(wanted);
        if (nothing.isPresent()) {
            return nothing;
        }
        if (wanted.isRecord() && !binding.converts(wanted)) {
            Node.Table empty = new Node.Table(table.place(), Map.of(), Optional.empty());
            return binding.value(empty, wanted, keyPath.key(key));
        }
        binding.problem(table.place(), keyPath.table() + " needs \"" + key + "\"");
        return Optional.empty();
    }

    private Optional<R> make(Node.Table table, List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                binding.refused(table, keyPath, type, String.valueOf(refusal.getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException("cannot make " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
