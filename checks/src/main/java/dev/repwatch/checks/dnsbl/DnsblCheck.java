package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsStream;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Looks targets up on DNS lists, each list only as far as its controls are right. */
public final class DnsblCheck {

    /** As many questions under way as the client takes. */
    private static final int ROOM = 16_384;

    private final DnsClient dns;
    private final BiConsumer<SourceId, Duration> times;
    private final Map<SourceId, ActiveList> lists = new LinkedHashMap<>();
    private final InstantSource clock;
    private final QueryPolicy queryPolicy;
    private final Sentinel sentinel;
    private final ControlLog probes;
    private final RecentAnswers recentAnswers;
    private final RandomGenerator random;
    /** By operator, of all looks at the same time: a round, what is listed, and confirmations. */
    private final Map<String, AtomicInteger> underWay;

    /** Shared by those that follow one another. */
    private final AtomicBoolean looked;

    private final SweepEnd end = new SweepEnd();

    /** Asks everything that it is told to, at once. */
    public DnsblCheck(DnsClient dns, List<ActiveList> lists, InstantSource clock, RandomGenerator random) {
        this(dns, lists, clock, random, QueryPolicy.NONE);
    }

    public DnsblCheck(
            DnsClient dns,
            List<ActiveList> lists,
            InstantSource clock,
            RandomGenerator random,
            QueryPolicy queryPolicy) {
        this(dns, lists, clock, random, queryPolicy, (list, took) -> {});
    }

    /** @param times hears how long each answer to a question of a sweep took; must be quick */
    public DnsblCheck(
            DnsClient dns,
            List<ActiveList> lists,
            InstantSource clock,
            RandomGenerator random,
            QueryPolicy queryPolicy,
            BiConsumer<SourceId, Duration> times) {
        this(
                dns,
                lists,
                clock,
                random,
                queryPolicy,
                times,
                new RecentAnswers(),
                new ConcurrentHashMap<>(),
                new ControlLog(queryPolicy),
                new AtomicBoolean());
    }

    private DnsblCheck(
            DnsClient dns,
            List<ActiveList> lists,
            InstantSource clock,
            RandomGenerator random,
            QueryPolicy queryPolicy,
            BiConsumer<SourceId, Duration> times,
            RecentAnswers recentAnswers,
            Map<String, AtomicInteger> underWay,
            ControlLog probes,
            AtomicBoolean looked) {
        this.dns = dns;
        this.random = random;
        this.recentAnswers = recentAnswers;
        this.underWay = underWay;
        this.times = times;
        lists.forEach(list -> this.lists.put(list.id(), list));
        this.clock = clock;
        this.queryPolicy = queryPolicy;
        this.sentinel = new Sentinel(dns, clock, random, queryPolicy.pace());
        this.probes = probes;
        this.looked = looked;
    }

    /**
     * A check of these lists that goes on with what this one knows: nobody is asked again because a configuration was read. Both may
     * be used for as long as the change takes.
     */
    public DnsblCheck followedBy(DnsClient next, List<ActiveList> nextLists, QueryPolicy nextPolicy) {
        ControlLog log = new ControlLog(nextPolicy);
        if (next.resolvers().equals(dns.resolvers())) {
            log.goOnWith(
                    probes,
                    nextLists.stream()
                            .filter(list -> list.equals(lists.get(list.id())))
                            .map(ActiveList::id)
                            .toList());
        }
        return new DnsblCheck(next, nextLists, clock, random, nextPolicy, times, recentAnswers, underWay, log, looked);
    }

    /** Whether a target has an answer from this list, however old; false also when the list is not asked. */
    public boolean knows(SourceId list, Target target) {
        ActiveList active = lists.get(list);
        return active != null && recentAnswers.knows(active.list(), target);
    }

    /** True once a sweep has come to its end. */
    public boolean looked() {
        return looked.get();
    }

    /**
     * Lets another check ask what sweeps that are under way have not asked yet, and waits for the answers that they still get. An
     * interrupt ends the wait and stays set. Safe from any thread but a sweeping one.
     */
    public void handOver(Duration atMost) {
        end.handOver();
        end.awaitSweeps(atMost);
    }

    /** True once another check goes on where this one was. */
    public boolean handedOver() {
        return end.handedOver();
    }

    /** The lists that are asked, in order. */
    public List<ActiveList> lists() {
        return List.copyOf(lists.values());
    }

    /** Uses no earlier answer again: the next sweep asks everything, and as soon as the first one did. */
    public void forget() {
        recentAnswers.askAnew(clock.instant());
        looked.set(false);
    }

    /**
     * Asks a list's control points, whatever the manners. Never completes exceptionally.
     *
     * @throws IllegalArgumentException when the list is not among those asked
     */
    public CompletableFuture<SourceHealth> probe(SourceId list) {
        return probed(active(list)).thenApply(ControlResult::health);
    }

    /**
     * The question for the text of a list's test point; empty when the operator documents none. Its name may hold a key: it is
     * only ever asked, never shown.
     *
     * @throws IllegalArgumentException when the list is not among those asked
     */
    public Optional<DnsQuestion> textOfTestPoint(SourceId list) {
        ActiveList active = active(list);
        return active.list().test().listed().flatMap(active::nameOf).map(name -> new DnsQuestion(name, RecordType.TXT));
    }

    /**
     * Asks every list about every target of its kinds, and blocks until all is asked. Each list's controls go first; a list
     * that is unwell is not asked, and its findings are Unknown with the cause. A listing is handed on only after a control
     * question asked later than it was right. Both consumers are called by the calling thread only. An interrupt ends the
     * sweep early and stays set, and so does {@link #stop}.
     *
     * @param health what probes said; an unwell list that is left alone for now is not probed and not reported, and neither
     *     is one that could not be judged because the resolver invents answers ({@code BAD_RESOLVER})
     * @param sink everything, also answers that still hold and were not asked for again (their time is the first one's)
     * @return false when it ended early
     */
    public boolean sweep(Collection<Target> targets, Consumer<SourceHealth> health, Consumer<Observation> sink) {
        return sweep(targets, clock.instant(), health, sink);
    }

    /**
     * As {@link #sweep(Collection, Consumer, Consumer)}, where another check began: targets that it has asked about are not asked
     * about again, and all others keep their turn.
     *
     * @param begun when the round began
     */
    public boolean sweep(
            Collection<Target> targets, Instant begun, Consumer<SourceHealth> health, Consumer<Observation> sink) {
        return sweep(targets, begun, Set.of(), health, sink);
    }

    /** @param planned lists whose questions are chosen one by one, and asked by {@link #planned} */
    public boolean sweep(
            Collection<Target> targets,
            Instant begun,
            Set<SourceId> planned,
            Consumer<SourceHealth> health,
            Consumer<Observation> sink) {
        List<ActiveList> plain = lists.values().stream()
                .filter(list -> !planned.contains(list.id()))
                .toList();
        Map<Set<TargetKind>, SweepTargets> ofKinds = new HashMap<>();
        boolean finished = run(
                new Round(queryPolicy.rounds(), begun),
                controlResults(plain, list -> heldInRounds(list.list(), Rounds.CONTROLS_HOLD.multipliedBy(2)), health),
                list -> ofKinds.computeIfAbsent(
                        list.list().kinds(), kinds -> SweepTargets.of(kinds, targets, recentAnswers)),
                pacer(plain, targets, begun),
                health,
                sink);
        if (finished) {
            looked.set(true);
        }
        return finished;
    }

    /**
     * As {@link #sweep}, about some pairs only and at once, by the same pace: what is listed is looked at more often than what is
     * not. Pairs of lists that are not asked are passed over.
     */
    public boolean again(
            Map<SourceId, ? extends Collection<Target>> pairs,
            Consumer<SourceHealth> health,
            Consumer<Observation> sink) {
        return some(pairs, list -> heldInRounds(list.list(), Sweep.VOUCHED), SweepPacer.none(), health, sink);
    }

    /**
     * The questions that a plan has chosen for now, spread over a while; the control points of their lists are asked only as often as
     * is planned for.
     *
     * @param controlsHold by list
     */
    public boolean planned(
            Map<SourceId, ? extends Collection<Target>> pairs,
            Duration over,
            Map<SourceId, Duration> controlsHold,
            Consumer<SourceHealth> health,
            Consumer<Observation> sink) {
        Map<DnsblList, Long> questions = new LinkedHashMap<>();
        lists.values().stream()
                .filter(list -> pairs.containsKey(list.id()))
                .forEach(list -> questions.put(list.list(), (long)
                        Optional.ofNullable(pairs.get(list.id())).orElseThrow().size()));
        SpreadWindow window = new SpreadWindow(
                over, queryPolicy.spread().nanos(), queryPolicy.spread().random());
        return some(
                pairs,
                list -> controlsHold.getOrDefault(list.id(), Sweep.VOUCHED),
                SweepPacer.brief(window, questions),
                health,
                sink);
    }

    private boolean some(
            Map<SourceId, ? extends Collection<Target>> pairs,
            Function<ActiveList, Duration> controlsHold,
            SweepPacer sweepPacer,
            Consumer<SourceHealth> health,
            Consumer<Observation> sink) {
        List<ActiveList> some = lists.values().stream()
                .filter(list -> pairs.containsKey(list.id()))
                .toList();
        Map<ActiveList, ControlResult> controls = new LinkedHashMap<>();
        some.stream()
                .collect(Collectors.groupingBy(controlsHold, LinkedHashMap::new, Collectors.toList()))
                .forEach((hold, of) -> controls.putAll(controlResults(of, list -> hold, health)));
        return run(
                new Round(Rounds.NONE, clock.instant()),
                controls,
                list -> SweepTargets.of(
                        list.list().kinds(),
                        Optional.ofNullable(pairs.get(list.id())).orElseThrow(),
                        recentAnswers),
                sweepPacer,
                health,
                sink);
    }

    private boolean run(
            Round round,
            Map<ActiveList, ControlResult> controlResults,
            Function<ActiveList, SweepTargets> fleets,
            SweepPacer sweepPacer,
            Consumer<SourceHealth> health,
            Consumer<Observation> sink) {
        SweepListener ears = new SweepListener() {
            @Override
            public void probed(ControlResult found) {
                probes.add(found);
                tell(found.health(), health);
            }

            @Override
            public void answered(SourceId list, long nanos) {
                times.accept(list, Duration.ofNanos(nanos));
            }
        };
        Map<String, OperatorLoad> operators = new HashMap<>();
        end.sweepBegins();
        try (DnsStream stream = dns.stream(ROOM)) {
            Sweep sweep = new Sweep(
                    stream, dns.resolvers(), clock, sentinel, queryPolicy, recentAnswers, ears, sweepPacer, round, end);
            controlResults.forEach((list, found) -> sweep.add(
                    DnsblQuery.first(list, dns, clock, queryPolicy.pace(), recentAnswers),
                    operators.computeIfAbsent(
                            list.list().operator(), operator -> new OperatorLoad(underWay(list.list()))),
                    found,
                    fleets.apply(list),
                    sink));
            return sweep.run();
        } finally {
            operators.values().forEach(OperatorLoad::leave);
            end.sweepEnds();
        }
    }

    private AtomicInteger underWay(DnsblList list) {
        return underWay.computeIfAbsent(list.operator(), operator -> new AtomicInteger());
    }

    /** A resolver that invents answers says nothing about a list. */
    private static void tell(SourceHealth found, Consumer<SourceHealth> health) {
        if (found.aboutTheSource()) {
            health.accept(found);
        }
    }

    /** Ends a sweep that is under way, within a second, and every later one at its beginning. Safe from any thread. */
    public void stop() {
        end.stop();
    }

    private SweepPacer pacer(Collection<ActiveList> asked, Collection<Target> targets, Instant begun) {
        if (!looked.get()) {
            return SweepPacer.none();
        }
        Map<DnsblList, Long> questions = new LinkedHashMap<>();
        asked.forEach(list -> questions.put(
                list.list(),
                targets.stream().filter(target -> list.takes(target.kind())).count()));
        Duration elapsed = Duration.between(begun, clock.instant());
        Duration span = queryPolicy.spread().span();
        // by a clock that was set the round may have begun at any time
        boolean believable = !elapsed.isNegative() && elapsed.compareTo(span) < 0;
        return new SweepPacer(queryPolicy.spread(), questions, believable ? elapsed : Duration.ZERO);
    }

    /**
     * Asks again for a confirmation, on another path than the first where there is one; {@link Observation#path} says which it
     * was. On the same path only an answer after the first one's TTL is independent.
     *
     * @throws IllegalArgumentException when the list is not among those asked
     */
    public CompletableFuture<Observation> confirm(Target target, SourceId list, String firstPath) {
        ActiveList active = active(list);
        if (queryPolicy.pace().exhausted(active.list())) {
            return CompletableFuture.completedFuture(
                    DnsblQuery.first(active, dns, clock, queryPolicy.pace(), recentAnswers)
                            .unasked(target, ListSweep.USED_UP));
        }
        DnsblQuery dnsblQuery = DnsblQuery.elsewhere(active, dns, firstPath, clock, queryPolicy.pace(), recentAnswers);
        return probes.last(list)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> probed(active))
                .thenCompose(controlResult -> controlResult
                        .disbelief(target.kind())
                        .map(finding -> CompletableFuture.completedFuture(dnsblQuery.unasked(target, finding)))
                        .orElseGet(() -> counted(active.list(), dnsblQuery.about(target, controlResult))));
    }

    private <T> CompletableFuture<T> counted(DnsblList list, CompletableFuture<T> question) {
        AtomicInteger count = underWay(list);
        count.incrementAndGet();
        return question.whenComplete((answer, failure) -> count.decrementAndGet());
    }

    private Map<ActiveList, ControlResult> controlResults(
            Collection<ActiveList> asking, Function<ActiveList, Duration> hold, Consumer<SourceHealth> health) {
        Map<ActiveList, ControlResult> resting = new LinkedHashMap<>();
        Map<ActiveList, CompletableFuture<ControlResult>> asked = new LinkedHashMap<>();
        for (ActiveList list : asking) {
            Optional<ControlResult> rest =
                    probes.resting(list.id(), clock.instant()).or(() -> vouched(list.list(), hold.apply(list)));
            rest.ifPresentOrElse(it -> resting.put(list, it), () -> asked.put(list, probedIfDue(list)));
        }
        Map<ActiveList, ControlResult> all = new LinkedHashMap<>(resting);
        asked.forEach((list, probe) -> {
            ControlResult found = probe.join();
            tell(found.health(), health);
            all.put(list, found);
        });
        return all;
    }

    /** In rounds: the controls are asked as seldom as the list; whoever asks when they are old asks them first. */
    private Optional<ControlResult> vouched(DnsblList list, Duration longest) {
        Instant now = clock.instant();
        return queryPolicy.rounds().none()
                ? Optional.empty()
                : probes.last(list.id())
                        .filter(last -> last.health().well())
                        .filter(last -> !now.isBefore(last.at())
                                && now.isBefore(last.at().plus(longest)));
    }

    private Duration heldInRounds(DnsblList list, Duration most) {
        return shorter(most, queryPolicy.rounds().controlsHold(list.minInterval()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private CompletableFuture<ControlResult> probedIfDue(ActiveList list) {
        Instant now = clock.instant();
        return logged(list, sentinel.probe(list, resolver -> probes.resting(list.id(), resolver, now)));
    }

    private CompletableFuture<ControlResult> probed(ActiveList list) {
        return logged(list, sentinel.probe(list));
    }

    private CompletableFuture<ControlResult> logged(ActiveList list, CompletableFuture<ControlResult> probe) {
        return probe.thenApply(found -> {
            probes.add(found);
            if (!found.health().well()) {
                recentAnswers.forget(list.id());
            }
            return found;
        });
    }

    private ActiveList active(SourceId id) {
        ActiveList list = lists.get(id);
        if (list == null) {
            throw new IllegalArgumentException("list " + id + " is not among those that are asked");
        }
        return list;
    }
}
