package dev.repwatch.monitor.config.bind;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an absent key is worth. */
final class Defaults {

    private static final Map<Class<?>, Object> NOTHING = Map.of(
            Optional.class, Optional.empty(),
            List.class, List.of(),
            Set.class, Set.of(),
            Map.class, Map.of(),
            boolean.class, false);

    private Defaults() {}

    /** What {@code defaults()} or the constant {@code DEFAULT} or {@code DEFAULTS} of the record says. */
    static <R extends Record> Optional<R> of(Class<R> type) {
        Optional<R> made = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("defaults")
                        && method.getParameterCount() == 0
                        && Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .map(method -> type.cast(call(method, null)));
        return made.or(() -> Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().matches("DEFAULTS?") && field.getType() == type)
                .findFirst()
                .map(field -> type.cast(constant(field))));
    }

    static Object component(Record instance, RecordComponent component) {
        return call(component.getAccessor(), instance);
    }

    static Optional<Object> nothing(Class<?> type) {
        return Optional.ofNullable(NOTHING.get(type));
    }

    private static Object constant(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read the defaults by " + field, e);
        }
    }

    private static Object call(Method method, @Nullable Object on) {
        try {
            method.setAccessible(true);
            return method.invoke(on);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read the defaults by " + method, e);
        }
    }
}
