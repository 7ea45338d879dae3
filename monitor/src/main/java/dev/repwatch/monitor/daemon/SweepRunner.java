package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.plan.PlanWatch;
import dev.repwatch.monitor.telemetry.Telemetry;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the timetable fires: the sweep over everything, and the questions that a change has raised. */
final class SweepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SweepRunner.class);

    /** Answers a transaction: large enough to be cheap, small enough not to hold others up. */
    private static final int BATCH = 2_000;

    /** How many times in one interval is looked at what is listed. */
    private static final int LISTED_LOOKS = 3;

    private static final Duration SOON_ENOUGH = Duration.ofMinutes(5);

    /** How often what is listed is looked at; empty when the rounds themselves come often enough. */
    static Optional<Duration> listedEvery(Duration interval) {
        return Optional.of(interval.dividedBy(LISTED_LOOKS)).filter(pause -> pause.compareTo(SOON_ENOUGH) >= 0);
    }

    /** How often is looked whether a requested removal has happened. */
    static final Duration AWAITED = Duration.ofMinutes(10);

    /** How long a sweep that is handed over waits for what it has asked. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

    private static final Duration HARDLY_LATE = Duration.ofSeconds(10);

    private final Queue<WhatIsNew> news = new ConcurrentLinkedQueue<>();
    private final Supplier<ActiveProbes> looking;
    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Telemetry telemetry;
    private final ResolverWatch resolvers;
    private final SelfAlerts lateness;
    private final PlanWatch plans;
    /** When the round that goes on began, by the monotonic clock. */
    private volatile Optional<Long> roundSince = Optional.empty();

    SweepRunner(
            Supplier<ActiveProbes> looking,
            IncidentTracker tracker,
            InstantSource clock,
            LongSupplier nanos,
            Telemetry telemetry,
            ResolverWatch resolvers,
            SelfAlerts lateness,
            PlanWatch plans) {
        this.plans = plans;
        this.resolvers = resolvers;
        this.lateness = lateness;
        this.looking = looking;
        this.tracker = tracker;
        this.clock = clock;
        this.nanos = nanos;
        this.telemetry = telemetry;
    }

    /** Asks every list about every target. */
    void sweep() {
        Instant begun = clock.instant();
        roundSince = Optional.of(nanos.getAsLong());
        try {
            if (swept(begun)) {
                Instant ended = clock.instant();
                tracker.roundFinished(ended, plans.unfinished());
                telemetry.roundFinished(Duration.between(begun, ended));
                if (!lateBy().isPresent()) {
                    lateness.roundWasInTime();
                }
            }
        } finally {
            lookWhetherLate();
            roundSince = Optional.empty();
        }
    }

    /** Says when the round that goes on takes longer than its interval; its length is not known before it ends. */
    void lookWhetherLate() {
        lateBy().ifPresent(late ->
                lateness.roundIsLate(looking.get().settings().rounds().every()));
    }

    /** By how much the round that goes on is longer than its interval; empty when it is hardly, or none goes on. */
    Optional<Duration> lateBy() {
        Duration every = looking.get().settings().rounds().every();
        return roundSince
                .map(since -> Duration.ofNanos(nanos.getAsLong() - since).minus(every))
                .filter(late -> late.compareTo(HARDLY_LATE) > 0);
    }

    /** A round goes on by a configuration that was read meanwhile, where the one before was. */
    private boolean swept(Instant begun) {
        while (true) {
            ActiveProbes now = looking.get();
            boolean finished = hear(sink -> now.check()
                    .sweep(
                            now.targets().stream().map(ProbeTarget::target).toList(),
                            begun,
                            plans.lists(),
                            sink::health,
                            sink::observed));
            if (finished || !now.check().handedOver()) {
                return finished;
            }
        }
    }

    /** The configuration changed: what is under way by the one before is handed over, and what is new is looked at soon. */
    void changed(ActiveProbes before) {
        ActiveProbes now = looking.get();
        before.check().handOver(LAST_ANSWERS);
        // a first round asks everything as soon as it can anyway
        if (now.check().looked()) {
            news.add(WhatIsNew.between(before, now));
        }
    }

    /** Looks at what changed configurations have brought. */
    void lookAtNews() {
        for (WhatIsNew fresh = news.poll(); fresh != null; fresh = news.poll()) {
            WhatIsNew it = fresh;
            ActiveProbes by = looking.get();
            // what is planned looks first at what nobody has looked at
            Map<SourceId, List<Target>> pairs = unplanned(it.pairs());
            if (!pairs.isEmpty()) {
                hear(sink -> by.check().again(pairs, sink::health, sink::observed));
            }
            List<ProbeTarget> targets =
                    it.targets().stream().filter(by::watches).toList();
            if (!targets.isEmpty()) {
                by.own().forEach(open -> hear(sink -> open.probe().run(targets, sink)));
            }
        }
    }

    /** Lets the probes of a family look at every target. */
    void look(String family) {
        ActiveProbes by = looking.get();
        by.own().stream()
                .filter(open -> open.type().family().equals(family))
                .forEach(open -> hear(sink -> open.probe().run(by.targets(), sink)));
    }

    /** Lets the probes look again where something is open. */
    void again() {
        ActiveProbes by = looking.get();
        by.own().stream()
                .filter(open -> open.probe().leftOpen())
                .forEach(open -> hear(sink -> {
                    open.probe().again(by.targets(), sink);
                    return true;
                }));
    }

    /** Asks again about what is listed: its end is awaited, and its codes may change. */
    void listed() {
        Map<SourceId, List<Target>> pairs = unplanned(tracker.view().open().stream()
                .collect(Collectors.groupingBy(
                        Episode::source, Collectors.mapping(Episode::target, Collectors.toList()))));
        if (!pairs.isEmpty()) {
            hear(sink -> looking.get().check().again(pairs, sink::health, sink::observed));
        }
    }

    private Map<SourceId, List<Target>> unplanned(Map<SourceId, List<Target>> pairs) {
        Map<SourceId, List<Target>> others = new LinkedHashMap<>(pairs);
        others.keySet().removeAll(plans.lists());
        return others;
    }

    /** Asks what the plan has chosen, where an operator does not allow every target its turn in every round. */
    void planned() {
        Map<SourceId, List<Target>> due = plans.due();
        if (!due.isEmpty()) {
            hear(sink -> looking.get()
                    .check()
                    .planned(due, PlanWatch.SPREAD, plans.controlsHold(), sink::health, sink::observed));
        }
        plans.keep();
    }

    private boolean hear(SweepCall questions) {
        AtomicBoolean suspected = new AtomicBoolean();
        Set<String> leftOut = new HashSet<>();
        boolean finished;
        // what is remembered of a batch, and its transaction, must not keep the next questions waiting
        try (WriteBehind remembering = new WriteBehind("remembering");
                ObservationBatches<SourceHealth> health =
                        new ObservationBatches<>(BATCH, nanos, batch -> remembering.go(() -> tracker.health(batch)));
                ObservationBatches<Observation> answers =
                        new ObservationBatches<>(BATCH, nanos, batch -> remembering.go(() -> tracker.observe(batch)))) {
            finished = questions.ask(new ProbeSink() {
                @Override
                public void health(SourceHealth report) {
                    report.leftOut().forEach(path -> leftOut.add(path.resolver()));
                    health.add(report);
                }

                @Override
                public void observed(Observation answer) {
                    // a list must be known to be well before its answers are heard
                    health.flush();
                    telemetry.checkFinished(answer);
                    plans.heard(answer);
                    answers.add(answer);
                    if (blamesTheResolver(answer)) {
                        suspected.set(true);
                    }
                }
            });
        }
        resolvers.swept(suspected.get(), leftOut);
        return finished;
    }

    /** A sweep over some or all pairs. */
    private interface SweepCall {
        /** False when it ended early. */
        boolean ask(ProbeSink sink);
    }

    private static boolean blamesTheResolver(Observation answer) {
        return answer.finding() instanceof Finding.Unknown unknown
                && unknown.cause().ofTheResolver();
    }

    /** Asks again where a change waits for its confirmation, and the controls of lists in doubt. */
    void recheck() {
        ActiveProbes by = looking.get();
        List<SourceHealth> probes =
                joined(tracker.probesDue().stream()
                                .flatMap(list -> by.probe(list).stream())
                                .toList())
                        .stream()
                        .filter(SourceHealth::aboutTheSource)
                        .toList();
        if (!probes.isEmpty()) {
            tracker.health(probes);
        }
        List<Observation> answers = joined(tracker.rechecksDue().stream()
                .flatMap(it -> by.confirm(it.target(), it.source(), it.firstPath()).stream())
                .toList());
        if (!answers.isEmpty()) {
            answers.forEach(this::heard);
            tracker.observe(answers);
        }
    }

    /** Looks sooner than the next sweep at what somebody asked to be removed. */
    void awaited(Set<TaskBook.Awaited> awaited) {
        ActiveProbes by = looking.get();
        List<Observation> answers = joined(awaited.stream()
                .filter(pair -> isList(by, pair.source()))
                .flatMap(pair -> by.targets().stream()
                        .map(ProbeTarget::target)
                        .filter(target -> target.text().equals(pair.target()))
                        .flatMap(target -> by.confirm(target, pair.source(), "").stream()))
                .toList());
        if (!answers.isEmpty()) {
            answers.forEach(this::heard);
            tracker.observe(answers);
        }
    }

    /** Looks at once at what refusals in the mail log name; what comes of it shows how far such words are to be trusted. */
    void refused(Set<TaskBook.Awaited> named) {
        named.forEach(pair -> plans.signal(PlanWatch.MAILLOG, pair.target(), Optional.of(pair.source())));
        awaited(named);
    }

    private void heard(Observation answer) {
        LOG.debug("{} on {}, asked again by {}: {}", answer.target(), answer.source(), answer.path(), answer.finding());
        telemetry.checkFinished(answer);
        plans.heard(answer);
    }

    private static boolean isList(ActiveProbes by, SourceId source) {
        return by.lists().stream().anyMatch(list -> list.id().equals(source));
    }

    private static <T> List<T> joined(List<CompletableFuture<T>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
