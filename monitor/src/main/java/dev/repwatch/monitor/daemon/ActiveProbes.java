package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.QueryPolicy;
import dev.repwatch.checks.dnsbl.RateLimit;
import dev.repwatch.checks.dnsbl.SpreadWindow;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.telemetry.CountedDns;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What looks at the targets by one configuration; a reload makes a new one and closes the old. */
record ActiveProbes(
        Settings settings, DnsClient dns, RateLimit pace, DnsblCheck check, List<Target> targets, List<DnsblList> lists)
        implements AutoCloseable {

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(30);
    /** Of the interval: what is left is for answers that come late, so that one sweep ends before the next begins. */
    private static final int SPREAD_PERCENT = 80;

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

    static ActiveProbes by(Settings settings, DaemonEnvironment world, Telemetry telemetry) {
        DnsClient dns = client(settings, world, telemetry);
        RateLimit rateLimit = pace(settings, world);
        return of(
                settings,
                dns,
                rateLimit,
                new DnsblCheck(
                        dns,
                        settings.lists(),
                        world.clock(),
                        world.random(),
                        manners(settings, rateLimit, world),
                        telemetry::listAnswered));
    }

    /** By other settings, without asking again what was just asked, and without a second allowance for the day. */
    ActiveProbes followedBy(Settings next, DaemonEnvironment world, Telemetry telemetry) {
        if (!next.file().dns().equals(settings.file().dns())) {
            return by(next, world, telemetry);
        }
        DnsClient client = client(next, world, telemetry);
        RateLimit kept = sameTerms(next) ? pace : pace(next, world);
        return of(next, client, kept, check.followedBy(client, next.lists(), manners(next, kept, world)));
    }

    private boolean sameTerms(Settings next) {
        Map<SourceId, DnsblList> before =
                settings.lists().stream().collect(Collectors.toMap(ActiveList::id, ActiveList::list));
        return next.acceptedTerms().equals(settings.acceptedTerms())
                && next.lists().stream()
                        .map(ActiveList::list)
                        .allMatch(list ->
                                before.getOrDefault(list.id(), list).terms().equals(list.terms()));
    }

    private static DnsClient client(Settings settings, DaemonEnvironment world, Telemetry telemetry) {
        return new CountedDns(
                new DnsEngine(settings.file().dns().settings(), world.random(), world.nanos()),
                telemetry,
                world.clock(),
                settings.lists());
    }

    private static RateLimit pace(Settings settings, DaemonEnvironment world) {
        return new OperatorRateLimit(world.nanos(), world.random(), 1, settings.acceptedTerms());
    }

    /** Who looks more often than a cached answer can change wants to see each answer, as in a demonstration. */
    private static QueryPolicy manners(Settings settings, RateLimit rateLimit, DaemonEnvironment world) {
        QueryPolicy lasting = QueryPolicy.lasting(rateLimit);
        Duration interval = settings.file().schedule().dnsbl();
        return interval.compareTo(SHORTEST_TTL) < 0
                ? new QueryPolicy(rateLimit, false, SHORT_PAUSE, SHORT_PAUSE, SpreadWindow.NONE)
                : lasting.spreading(new SpreadWindow(
                        interval.multipliedBy(SPREAD_PERCENT).dividedBy(100), world.nanos(), world.random()));
    }

    private static ActiveProbes of(Settings settings, DnsClient dns, RateLimit rateLimit, DnsblCheck check) {
        return new ActiveProbes(
                settings,
                dns,
                rateLimit,
                check,
                settings.targets().stream().map(WatchedTarget::target).toList(),
                settings.lists().stream().map(ActiveList::list).toList());
    }

    @Override
    public void close() {
        check.stop();
        dns.close();
    }
}
