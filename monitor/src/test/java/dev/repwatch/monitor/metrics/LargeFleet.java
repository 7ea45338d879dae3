package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * 10,000 addresses and 60 lists; every fiftieth address is on three of them. As admins write so many addresses down: 40
 * ranges with a name and a pool each; or, the largest page there can be, each with a name and a HELO name of its own.
 */
public final class LargeFleet {

    static final int ADDRESSES = 10_000;
    static final int LISTS = 60;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    private LargeFleet() {}

    /** By ranges. */
    public static MetricsInput ranges() {
        return ranges(MetricsOptions.DEFAULTS);
    }

    static MadeUpInput ranges(MetricsOptions options) {
        return input(options, LargeFleet::inRange);
    }

    /** One by one. */
    static MadeUpInput named() {
        return input(MetricsOptions.DEFAULTS, LargeFleet::named);
    }

    private static WatchedTarget inRange(int i) {
        int range = i / 250;
        return new WatchedTarget(
                target(i),
                "range-" + range,
                Optional.empty(),
                Optional.of("pool-" + range % 20),
                Map.of(),
                List.of(),
                List.of());
    }

    private static WatchedTarget named(int i) {
        return MadeUpFleet.watched(target(i), "mx" + i, "pool-" + i % 20, Map.of());
    }

    private static Target target(int i) {
        return MadeUpFleet.ip("127.1." + i / 250 + "." + (i % 250 + 1));
    }

    private static MadeUpInput input(MetricsOptions options, IntFunction<WatchedTarget> watched) {
        List<DnsblList> lists = new ArrayList<>();
        Map<SourceId, ListView> health = new HashMap<>();
        for (int i = 0; i < LISTS; i++) {
            DnsblList list = MadeUpFleet.list("list-" + i, "Operator " + i, Severity.MAJOR, TargetKind.IPV4);
            lists.add(list);
            health.put(list.id(), new ListView(true, Optional.empty(), 0, Optional.of(NOW)));
        }
        List<WatchedTarget> targets = new ArrayList<>();
        Map<Target, TargetView> views = new HashMap<>();
        List<Episode> open = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) {
            targets.add(watched.apply(i));
            Target target = targets.get(i).target();
            views.put(target, new TargetView(100, 1, 0, Optional.of(NOW)));
            for (int list = 0; i % 50 == 0 && list < 3; list++) {
                open.add(MadeUpFleet.open(
                        target,
                        "list-" + (i + list) % LISTS,
                        NOW,
                        MadeUpFleet.code("127.0.0.2", "spam", Severity.MAJOR)));
            }
        }
        return new MadeUpInput(new StateView(NOW, views, open, List.of(), health), targets, lists, options, NOW);
    }
}
