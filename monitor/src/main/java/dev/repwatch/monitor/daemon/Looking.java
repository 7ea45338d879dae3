package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Manners;
import dev.repwatch.checks.dnsbl.Spread;
import dev.repwatch.checks.dnsbl.budget.OperatorPace;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.telemetry.CountedDns;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.util.List;

/** What looks at the targets by one configuration; a reload makes a new one and closes the old. */
record Looking(Settings settings, DnsClient dns, DnsblCheck check, List<Target> targets, List<DnsblList> lists)
        implements AutoCloseable {

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(30);
    /** Of the interval: what is left is for answers that come late, so that one sweep ends before the next begins. */
    private static final int SPREAD_PERCENT = 80;

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

    static Looking by(Settings settings, Surroundings world, Telemetry telemetry) {
        DnsClient dns = new CountedDns(
                new DnsEngine(settings.file().dns().settings(), world.random(), world.nanos()),
                telemetry,
                world.clock(),
                settings.lists());
        DnsblCheck check = new DnsblCheck(
                dns,
                settings.lists(),
                world.clock(),
                world.random(),
                manners(settings, world),
                telemetry::listAnswered);
        List<Target> targets =
                settings.targets().stream().map(WatchedTarget::target).toList();
        List<DnsblList> lists = settings.lists().stream().map(ActiveList::list).toList();
        return new Looking(settings, dns, check, targets, lists);
    }

    /** Who looks more often than a cached answer can change wants to see each answer, as in a demonstration. */
    private static Manners manners(Settings settings, Surroundings world) {
        Manners lasting = Manners.lasting(new OperatorPace(world.nanos(), world.random(), 1, settings.acceptedTerms()));
        Duration interval = settings.file().schedule().dnsbl();
        return interval.compareTo(SHORTEST_TTL) < 0
                ? new Manners(lasting.pace(), false, SHORT_PAUSE, SHORT_PAUSE, Spread.NONE)
                : lasting.spreading(new Spread(
                        interval.multipliedBy(SPREAD_PERCENT).dividedBy(100), world.nanos(), world.random()));
    }

    @Override
    public void close() {
        check.stop();
        dns.close();
    }
}
