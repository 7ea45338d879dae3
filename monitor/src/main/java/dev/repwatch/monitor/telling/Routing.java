package dev.repwatch.monitor.telling;

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

    /** The channels of the first route that fits, or all; less those that want nothing so mild. */
    List<RoutedChannel> of(Alert alert) {
        Severity severity = severity(alert);
        Optional<Route> route =
                routes.stream().filter(it -> it.match().fits(alert)).findFirst();
        return channels.stream()
                .filter(it -> route.map(to -> to.to().contains(it.name())).orElse(true))
                .filter(it -> severity.atLeast(it.minSeverity()))
                .filter(it -> !aboutItself(alert, it))
                .toList();
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
