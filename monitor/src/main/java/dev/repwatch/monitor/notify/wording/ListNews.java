package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Instant;
import java.util.Map;

/** What all news about a list itself have in common. */
final class ListNews {

    private ListNews() {}

    /** @param conversation one of the list: its trouble, its silence, its codes */
    static IncidentKind.Keys keys(SourceId source, String conversation, String name, Instant at) {
        String list = "list:" + source.value();
        return IncidentKind.Keys.of(list, list + ":" + conversation, name, at);
    }

    static Map<String, String> labels(SourceId source, TargetNames names) {
        return Map.of("list", source.value(), "list_title", names.title(source));
    }

    static <D extends IncidentDetail> AlertDraft draft(
            IncidentKind<D> kind, Alert.Kind alertKind, IncidentEvent<D> event, SourceId source, WordContext context) {
        return kind.draft(alertKind, event, context.names())
                .brief(context.words().say("fact.list"), context.names().title(source, context.language()));
    }

    static String say(WordContext context, String key, SourceId source, String name, Object value) {
        return context.words().say(key, "list", context.names().title(source, context.language()), name, value);
    }
}
