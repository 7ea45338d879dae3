package dev.repwatch.monitor.config.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Types that read themselves by {@code public static T parse(String)}. */
final class ParsedText {

    private ParsedText() {}

    static Optional<Conversion<?>> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse")
                        && Modifier.isStatic(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .map(method -> Scalars.text(text -> call(method, text)));
    }

    private static Object call(Method method, String text) {
        try {
            method.setAccessible(true);
            return method.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("cannot parse by " + method, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot parse by " + method, e);
        }
    }
}
