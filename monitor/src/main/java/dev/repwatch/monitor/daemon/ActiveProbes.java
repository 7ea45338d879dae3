package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblProbe;
import dev.repwatch.checks.dnsbl.FileProbe;
import dev.repwatch.checks.dnsbl.QueryPolicy;
import dev.repwatch.checks.dnsbl.RateLimit;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.dnsbl.SpreadWindow;
import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.dnsbl.file.ListFiles;
import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeContext;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.posture.PostureProbe;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.telemetry.CountedDns;
import dev.repwatch.monitor.telemetry.Telemetry;
import dev.repwatch.monitor.traffic.MaillogSettings;
import dev.repwatch.monitor.traffic.check.MailChecks;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What looks at the targets by one configuration; a reload makes a new one and closes the old.
 *
 * @param spent what each operator was asked in the last day, whoever asked
 * @param byTarget the same targets; in a large house many are asked about again one by one
 * @param own the checks of our own, beside the lists
 * @param posture where what is known of the records of senders goes on from one configuration to the next
 * @param files those of lists that are handed out; they go on from one configuration to the next
 * @param fromFiles the lists that are read from them
 */
record ActiveProbes(
        Settings settings,
        DnsClient dns,
        DayLedger spent,
        RateLimit pace,
        DnsblCheck check,
        List<ProbeTarget> targets,
        Map<Target, ProbeTarget> byTarget,
        List<DnsblList> lists,
        List<OpenProbe> own,
        Optional<PostureWatch> posture,
        ListFiles files,
        FileProbe fromFiles)
        implements AutoCloseable {

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(30);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

    static ActiveProbes by(
            Settings settings, DaemonEnvironment world, Telemetry telemetry, Optional<PostureWatch> posture) {
        return by(settings, world, telemetry, posture, new DayLedger(world.nanos()));
    }

    /** @param spent what each operator was asked in the last day */
    static ActiveProbes by(
            Settings settings,
            DaemonEnvironment world,
            Telemetry telemetry,
            Optional<PostureWatch> posture,
            DayLedger spent) {
        DnsClient dns = client(settings, world, telemetry);
        RateLimit rateLimit = pace(settings, world, spent);
        return of(
                settings,
                dns,
                spent,
                rateLimit,
                new DnsblCheck(
                        dns,
                        settings.askedLists(),
                        world.clock(),
                        world.random(),
                        manners(settings, rateLimit, world),
                        telemetry::listAnswered),
                HandedOut.by(settings, world),
                world,
                posture);
    }

    /** By other settings, without asking again what was asked, and without a second allowance for the day. */
    ActiveProbes followedBy(Settings next, DaemonEnvironment world, Telemetry telemetry) {
        DnsClient client = client(next, world, telemetry);
        RateLimit kept = sameTerms(next) ? pace : pace(next, world, spent);
        return of(
                next,
                client,
                spent,
                kept,
                check.followedBy(client, next.askedLists(), manners(next, kept, world)),
                files,
                world,
                posture);
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

    private static RateLimit pace(Settings settings, DaemonEnvironment world, DayLedger spent) {
        return new OperatorRateLimit(world.nanos(), world.random(), 1, settings.acceptedTerms(), spent);
    }

    /** Who looks more often than a cached answer can change wants to see each answer, as in a demonstration. */
    private static QueryPolicy manners(Settings settings, RateLimit rateLimit, DaemonEnvironment world) {
        QueryPolicy lasting = QueryPolicy.lasting(rateLimit);
        Duration interval = settings.file().schedule().dnsbl();
        return interval.compareTo(SHORTEST_TTL) < 0
                ? new QueryPolicy(rateLimit, false, SHORT_PAUSE, SHORT_PAUSE, SpreadWindow.NONE, Rounds.NONE)
                : lasting.inRounds(
                        settings.rounds(), new SpreadWindow(settings.rounds().spread(), world.nanos(), world.random()));
    }

    private static ActiveProbes of(
            Settings settings,
            DnsClient dns,
            DayLedger spent,
            RateLimit rateLimit,
            DnsblCheck check,
            ListFiles files,
            DaemonEnvironment world,
            Optional<PostureWatch> posture) {
        FileProbe fromFiles = HandedOut.probe(settings, files, dns, rateLimit, world);
        ProbeContext context = new ProbeContext(world.clock(), world.random(), dns);
        List<ProbeTarget> targets =
                settings.targets().stream().map(ActiveProbes::target).toList();
        return new ActiveProbes(
                settings,
                dns,
                spent,
                rateLimit,
                check,
                targets,
                targets.stream().collect(Collectors.toMap(ProbeTarget::target, Function.identity())),
                settings.lists().stream().map(ActiveList::list).toList(),
                Stream.of(
                                world.probes().stream()
                                        .filter(type ->
                                                !type.family().startsWith(MailChecks.FAMILY) || followsLogs(settings))
                                        .map(type -> new OpenProbe(
                                                type, type.opener().apply(context))),
                                posture.stream().map(watch -> posture(watch, settings, dns)),
                                HandedOut.open(settings, fromFiles))
                        .flatMap(Function.identity())
                        .toList(),
                posture,
                files,
                fromFiles);
    }

    /** It is no line of the catalogue because it has to know the whole configuration, and what was before. */
    private static OpenProbe posture(PostureWatch watch, Settings settings, DnsClient dns) {
        Duration every = settings.file().schedule().posture();
        Probe probe = watch.open(settings.targets(), settings.section(PostureSettings.class), every, dns);
        return new OpenProbe(new ProbeType("posture", PostureProbe.class, every, context -> probe), probe);
    }

    private static boolean followsLogs(Settings settings) {
        return settings.sections(MaillogSettings.class).stream().anyMatch(MaillogSettings::on);
    }

    private static ProbeTarget target(WatchedTarget watched) {
        Set<String> pools = new HashSet<>(watched.sendsFrom());
        watched.pool().ifPresent(pools::add);
        return new ProbeTarget(watched.target(), pools, watched.helo());
    }

    /** Everybody who is asked. */
    List<Source> sources() {
        return probes().<Source>flatMap(probe -> probe.sources().stream()).toList();
    }

    Probe lookedUp() {
        return new DnsblProbe(check);
    }

    private Stream<Probe> probes() {
        return Stream.concat(Stream.of(lookedUp()), own.stream().map(OpenProbe::probe));
    }

    /** Whether it is watched, and nothing else is said of it than then. */
    boolean watches(ProbeTarget target) {
        return target.equals(byTarget.get(target.target()));
    }

    /** Asks a source again about a target; empty when either is no longer there. */
    Optional<CompletableFuture<Observation>> confirm(Target target, SourceId source, String firstPath) {
        return Optional.ofNullable(byTarget.get(target))
                .flatMap(known -> probes().filter(probe ->
                                probe.sources().stream().anyMatch(it -> it.id().equals(source)))
                        .findFirst()
                        .map(probe -> probe.confirm(known, source, firstPath)));
    }

    /** Asks the controls of a list; empty when it is no longer there. */
    Optional<CompletableFuture<SourceHealth>> probe(SourceId list) {
        return check.lists().stream().anyMatch(it -> it.id().equals(list))
                ? Optional.of(check.probe(list))
                : fromFiles.probe(list);
    }

    @Override
    public void close() {
        probes().forEach(Probe::close);
        dns.close();
    }
}
