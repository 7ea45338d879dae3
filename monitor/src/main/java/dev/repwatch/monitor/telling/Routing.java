package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import java.util.List;
import java.util.Locale;

/** Which channels hear of an alert. */
final class Routing {

    private final List<RoutedChannel> channels;

    Routing(List<RoutedChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    List<RoutedChannel> of(Alert alert) {
        Severity severity = severity(alert);
        return channels.stream()
                .filter(it -> severity.atLeast(it.minSeverity()))
                .filter(it -> !alert.label("subject").equals(java.util.Optional.of("channel:" + it.name())))
                .toList();
    }

    /** 0 for the worst. */
    static int rank(Alert alert) {
        return List.of(Severity.values()).indexOf(severity(alert));
    }

    /** What an alert weighs: its label, because a resolved alert weighs what it resolves. */
    static Severity severity(Alert alert) {
        String label = alert.label("severity").orElseGet(() -> alert.level().name());
        for (Severity severity : Severity.values()) {
            if (severity.label().equals(label.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        return Severity.INFO;
    }
}
