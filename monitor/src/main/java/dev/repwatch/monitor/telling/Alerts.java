package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import java.util.HashMap;
import java.util.Map;

/** Changes of a finished alert. */
final class Alerts {

    private Alerts() {}

    static Alert repeated(Alert alert) {
        return copy(alert, alert.kind(), alert.level(), alert.threadKey(), alert.labels(), true);
    }

    static Alert inThread(Alert alert, String threadKey) {
        return copy(alert, alert.kind(), alert.level(), threadKey, alert.labels(), alert.repeat());
    }

    static Alert as(Alert alert, Alert.Kind kind, Alert.Level level) {
        return copy(alert, kind, level, alert.threadKey(), alert.labels(), alert.repeat());
    }

    static Alert labelled(Alert alert, String name, String value) {
        return labelled(alert, Map.of(name, value));
    }

    static Alert labelled(Alert alert, Map<String, String> more) {
        Map<String, String> labels = new HashMap<>(alert.labels());
        labels.putAll(more);
        return copy(alert, alert.kind(), alert.level(), alert.threadKey(), labels, alert.repeat());
    }

    private static Alert copy(
            Alert alert,
            Alert.Kind kind,
            Alert.Level level,
            String threadKey,
            Map<String, String> labels,
            boolean repeat) {
        return new Alert(
                kind,
                level,
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                alert.actions(),
                alert.dedupeKey(),
                alert.groupKey(),
                threadKey,
                labels,
                repeat,
                alert.at(),
                alert.language(),
                alert.charts());
    }
}
