package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.Providers;
import dev.repwatch.monitor.metrics.MetricsInput.LogView;
import dev.repwatch.monitor.metrics.MetricsInput.MailTrafficView;
import dev.repwatch.monitor.metrics.MetricsInput.MailView;
import dev.repwatch.monitor.metrics.MetricsInput.NamedView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a scrape shows of mail logs: small receivers are one, and so are zones that nobody knows. */
public final class TrafficMetrics {

    private static final Set<String> KNOWN = Set.copyOf(new Providers().ids());
    private static final String OTHER_ZONE = "other_zone";

    private TrafficMetrics() {}

    /** @param pool of a sending address */
    public static MailView of(TrafficView view, List<MailTraffic.LogState> logs, UnaryOperator<String> pool) {
        Map<TrafficView.Key, TrafficCounts> counts = new TreeMap<>();
        view.counts().forEach((key, of) -> {
            TrafficCounts sum = counts.computeIfAbsent(
                    new TrafficView.Key(pool.apply(key.source()), known(key.provider())), fresh -> new TrafficCounts());
            sum.add(of);
        });
        Map<TrafficView.Key, Long> named = new TreeMap<>();
        view.refusals()
                .forEach(row -> named.merge(
                        new TrafficView.Key(
                                pool.apply(row.source()), row.named().startsWith("?") ? OTHER_ZONE : row.named()),
                        row.n(),
                        Long::sum));
        Map<String, Long> waiting = new HashMap<>();
        view.waiting().forEach((provider, n) -> waiting.merge(known(provider), n, Long::sum));
        List<MailTrafficView> traffic = new ArrayList<>();
        counts.forEach((key, of) -> traffic.add(traffic(key, of)));
        return new MailView(
                traffic,
                named.entrySet().stream()
                        .map(entry -> new NamedView(
                                entry.getKey().provider(), entry.getKey().source(), entry.getValue()))
                        .toList(),
                waiting,
                view.suppressed(),
                view.held(),
                logs.stream()
                        .map(log -> new LogView(log.name(), log.lastLine(), log.behind()))
                        .toList());
    }

    private static String known(String provider) {
        return KNOWN.contains(provider) ? provider : Providers.OTHER;
    }

    private static MailTrafficView traffic(TrafficView.Key key, TrafficCounts of) {
        Map<String, Long> outcomes = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.label(), of.of(outcome));
        }
        return new MailTrafficView(
                key.provider(),
                key.source(),
                outcomes,
                of.unknownUsers().share(),
                of.blocked().share(),
                of.deferred().share());
    }
}
