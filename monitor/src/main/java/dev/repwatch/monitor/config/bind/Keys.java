package dev.repwatch.monitor.config.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How components are spelled as keys. */
public final class Keys {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Keys() {}

    /** {@code botToken} is {@code bot_token}; a trailing {@code _} (for reserved words) is dropped. */
    static String of(RecordComponent component) {
        String name = component.getName();
        String plain = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        return HUMP.matcher(plain).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** The keys of a settings record, in order. */
    public static Set<String> of(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(Keys::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
