package dev.repwatch.checks.feeds;

import dev.repwatch.checks.Secret;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds every secret in a settings record, however deep, so that no feed can forget to name one. */
final class SecretFinder {

    private SecretFinder() {}

    static void hideAll(@Nullable Object value, Redactor redactor) {
        if (value instanceof Secret secret) {
            redactor.hide(secret);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(it -> hideAll(it, redactor));
        } else if (value instanceof Collection<?> many) {
            many.forEach(it -> hideAll(it, redactor));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(it -> hideAll(it, redactor));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                hideAll(read(component, record), redactor);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("settings records are readable", impossible);
        }
    }
}
