package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * The line of the log about an event.
 *
 * @param event a stable name for machines
 * @param text for people; what comes from outside is made harmless by the log
 * @param pairs for machines, in order
 */
public record LogLine(Level level, String event, String text, Map<String, Object> pairs) {

    /** @param pairs name, value, name, value … */
    public static LogLine of(Level level, String event, String text, Object... pairs) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            named.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return new LogLine(level, event, text, named);
    }

    /** What begins or changes is a warning, such as {@code queue opened: mx.example.jp}. */
    public static LogLine plain(IncidentEvent<?> event, String what, String about, Object... pairs) {
        String verb = event.verb().name().toLowerCase(Locale.ROOT);
        Level level = switch (event.verb()) {
            case OPENED, CHANGED -> Level.WARN;
            case RESOLVED, REMINDED, BASELINE -> Level.INFO;
        };
        return of(level, what + "_" + verb, what + " " + verb + ": " + about, pairs);
    }
}
