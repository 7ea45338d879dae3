package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
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
        Severity severity = severity(alert);
        List<RoutedChannel> able = channels.stream()
                .filter(it -> severity.atLeast(it.minSeverity()))
                .filter(it -> !aboutItself(alert, it))
                .toList();
        List<RoutedChannel> chosen = routes.stream()
                .filter(it -> it.match().fits(alert))
                .findFirst()
                .map(route -> able.stream()
                        .filter(it -> route.to().contains(it.name()))
                        .toList())
                .orElse(able);
        return chosen.isEmpty() && channels.stream().anyMatch(it -> aboutItself(alert, it)) ? able : chosen;
    }

    Optional<RoutedChannel> named(String name) {
        return channels.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** A channel that takes no messages cannot say so; a dead message of it is told elsewhere. */
    private static boolean aboutItself(Alert alert, RoutedChannel channel) {
        String subject = alert.label("subject").orElse("");
        return subject.equals("channel:" + channel.name()) || subject.startsWith("message:" + channel.name() + ":");
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
