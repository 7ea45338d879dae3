package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;

/** Moves an alert into another conversation. */
final class Threads {

    private Threads() {}

    static Alert moved(Alert alert, String threadKey) {
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
                threadKey,
                alert.labels(),
                alert.repeat(),
                alert.at(),
                alert.language());
    }
}
