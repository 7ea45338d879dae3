package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.store.outbox.MessageRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which channels hear of an alert. */
final class Routing {

    private final List<RoutedChannel> channels;
    private final List<Route> routes;

    Routing(List<RoutedChannel> channels, List<Route> routes) {
        this.channels = List.copyOf(channels);
        this.routes = List.copyOf(routes);
    }

    /**
     * The channels of the first route that fits, or all; less those that want nothing so mild. Trouble of a channel is told
     * by others, and by any other where the route leaves nobody to tell it.
     */
    List<RoutedChannel> of(Alert alert) {
        List<RoutedChannel> able = able(alert);
        List<RoutedChannel> chosen = routes.stream()
                .filter(it -> it.match().fits(alert))
                .findFirst()
                .map(route -> able.stream()
                        .filter(it -> route.to().contains(it.name()))
                        .toList())
                .orElse(able);
        return chosen.isEmpty() && DeliveryAlerts.aboutChannel(alert) ? able : chosen;
    }

    /** Those that could be told, whatever the routes say. */
    List<RoutedChannel> able(Alert alert) {
        Severity severity = severity(alert);
        return channels.stream()
                .filter(it -> severity.atLeast(it.minSeverity()))
                .filter(it -> !DeliveryAlerts.about(alert, it.name()))
                .toList();
    }

    Optional<RoutedChannel> named(String name) {
        return channels.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** 0 for the worst. */
    static int rank(Alert alert) {
        return List.of(Severity.values()).indexOf(severity(alert));
    }

    /** What a message weighs. */
    static Severity severity(MessageRow message) {
        List<Severity> all = List.of(Severity.values());
        return all.get(Math.min(message.severity(), all.size() - 1));
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
