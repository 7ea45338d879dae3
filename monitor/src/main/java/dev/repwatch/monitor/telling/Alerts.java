package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;

/** Changes of a finished alert. */
final class Alerts {

    private Alerts() {}

    static Alert repeated(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                alert.actions(),
                alert.dedupeKey(),
                alert.groupKey(),
                alert.threadKey(),
                alert.labels(),
                true,
                alert.at(),
                alert.language());
    }

    static Alert told(Alert alert, Alert.Kind kind, Alert.Level level, String threadKey) {
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
                alert.labels(),
                alert.repeat(),
                alert.at(),
                alert.language());
    }
}
