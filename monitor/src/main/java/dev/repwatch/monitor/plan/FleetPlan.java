package dev.repwatch.monitor.plan;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.budget.PlannedOperator;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.plan.FleetHistory;
import dev.repwatch.checks.dnsbl.plan.ListFigures;
import dev.repwatch.checks.dnsbl.plan.ListTerms;
import dev.repwatch.checks.dnsbl.plan.OperatorLimit;
import dev.repwatch.checks.dnsbl.plan.PairFigures;
import dev.repwatch.checks.dnsbl.plan.PlanMemory;
import dev.repwatch.checks.dnsbl.plan.PlanMemory.Tally;
import dev.repwatch.checks.dnsbl.plan.Question;
import dev.repwatch.checks.dnsbl.plan.QuestionPlanner;
import dev.repwatch.checks.dnsbl.plan.TargetHistory;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The questions to operators that do not allow every target its turn in every round, for one configuration. Its time cannot be set.
 * Thread-safe.
 */
final class FleetPlan {

    /** How often questions are chosen; what is chosen is asked within it. */
    static final Duration STEP = Duration.ofMinutes(1);

    private static final double LONGEST_STEP = 7200;
    private static final double HISTORY_DAYS = 90;
    /** How long a listing usually stays where the operator does not say: between the days of most and the weeks of some. */
    private static final Duration USUALLY_OPEN = Duration.ofDays(2);
    /** An answer is not asked for again sooner, whatever its list says. */
    private static final Duration LEAST_TTL = Duration.ofMinutes(5);

    private static final double UNWELL = 300;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final QueryPlan budget;
    private final List<DnsblList> lists;
    private final List<Target> targets;
    private final Map<SourceId, Integer> listIndex = new HashMap<>();
    private final Map<Target, Integer> targetIndex = new HashMap<>();
    private final Map<SourceId, PlannedOperator> operators = new HashMap<>();
    private final QuestionPlanner planner;
    private final LongSupplier nanos;
    private final long begun;
    /** Questions of the plan and those of them that a signal brought forward, by list. */
    private final DayLedger asked;

    private final DayLedger signalled;
    private final Map<Integer, Double> restUntil = new HashMap<>();
    private final Map<Integer, Integer> heardOf = new HashMap<>();
    private double then;

    private FleetPlan(
            Settings settings,
            Past past,
            DayLedger spent,
            LongSupplier nanos,
            RandomGenerator random,
            DayLedger asked,
            DayLedger signalled) {
        List<WatchedTarget> watched = settings.targets();
        this.budget = settings.plan();
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.asked = asked;
        this.signalled = signalled;
        budget.planned().forEach(operator -> operator.lists().forEach(list -> operators.put(list, operator)));
        this.lists = settings.lists().stream()
                .map(ActiveList::list)
                .filter(list -> operators.containsKey(list.id()))
                .toList();
        this.targets = this.lists.isEmpty()
                ? List.of()
                : watched.stream().map(WatchedTarget::target).toList();
        for (int list = 0; list < this.lists.size(); list++) {
            listIndex.put(this.lists.get(list).id(), list);
        }
        for (int target = 0; target < targets.size(); target++) {
            targetIndex.put(targets.get(target), target);
        }
        planner = new QuestionPlanner(
                new FleetHistory(
                        budget.planned().stream().map(FleetPlan::limit).toList(),
                        this.lists.stream().map(FleetPlan::terms).toList(),
                        this.lists.isEmpty() ? List.of() : histories(watched, past),
                        HISTORY_DAYS),
                random,
                new Memory(past, spent));
    }

    /** Plans for these settings, with what was known before. */
    static FleetPlan of(Settings settings, Past past, DayLedger spent, LongSupplier nanos, RandomGenerator random) {
        FleetPlan first =
                new FleetPlan(settings, past, spent, nanos, random, new DayLedger(nanos), new DayLedger(nanos));
        // nobody waits a minute for the first questions
        first.then = -(double) STEP.toSeconds();
        return first;
    }

    /** The same for other settings. */
    FleetPlan followedBy(Settings settings, Past past, DayLedger spent, RandomGenerator random) {
        return new FleetPlan(settings, past, spent, nanos, random, asked, signalled);
    }

    /** What is known from before; the daemon's database and the plan before this one. */
    interface Past {

        /** Listings that began in the last 90 days. */
        int openings(Target target, SourceId list);

        boolean listed(Target target, SourceId list);

        /** Mails a day, or 1. */
        double volume(Target target);

        Optional<Duration> lookedAgo(SourceId list, Target target);

        Map<String, Tally> signals();
    }

    private final class Memory implements PlanMemory {
        private final Past past;
        private final DayLedger spent;

        Memory(Past past, DayLedger spent) {
            this.past = past;
            this.spent = spent;
        }

        @Override
        public boolean takes(int target, int list) {
            return lists.get(list).kinds().contains(targets.get(target).kind());
        }

        @Override
        public boolean listed(int target, int list) {
            return past.listed(targets.get(target), lists.get(list).id());
        }

        @Override
        public java.util.OptionalDouble lookedAgo(int target, int list) {
            Optional<Duration> ago = past.lookedAgo(lists.get(list).id(), targets.get(target));
            return ago.isPresent()
                    ? java.util.OptionalDouble.of(ago.get().toMillis() / 1000.0)
                    : java.util.OptionalDouble.empty();
        }

        @Override
        public List<Spent> spent(String operator) {
            return spent.entries().stream()
                    .filter(entry -> entry.operator().equals(operator))
                    .map(entry -> new Spent((double) entry.age() * DayLedger.SLOT.toSeconds(), entry.questions()))
                    .toList();
        }

        @Override
        public Map<String, Tally> signals() {
            return past.signals();
        }
    }

    private static OperatorLimit limit(PlannedOperator operator) {
        return new OperatorLimit(operator.operator(), operator.perDay(), operator.perSecond());
    }

    private static ListTerms terms(DnsblList list) {
        Duration least = list.minInterval().compareTo(LEAST_TTL) > 0 ? list.minInterval() : LEAST_TTL;
        Duration open = list.removal().expiry().orElse(USUALLY_OPEN);
        return new ListTerms(
                list.id().value(),
                list.operator(),
                weight(list),
                least.toSeconds(),
                Math.max(1, open.toMinutes() / 60.0));
    }

    /** As the score weighs its tiers. */
    private static double weight(DnsblList list) {
        return switch (list.tier()) {
            case 1 -> 10;
            case 2 -> 5;
            case 3 -> 2;
            default -> 1;
        };
    }

    private List<TargetHistory> histories(List<WatchedTarget> watched, Past past) {
        Map<String, Integer> pools = new HashMap<>();
        return watched.stream()
                .map(it -> new TargetHistory(
                        network(it.target()),
                        pools.computeIfAbsent(it.pool().orElse(""), fresh -> pools.size()),
                        Math.max(1, past.volume(it.target())),
                        0,
                        lists.stream()
                                .map(list -> past.openings(it.target(), list.id()))
                                .toList()))
                .toList();
    }

    /** Neighbours share a /24 or a /64; a domain has none. */
    private static int network(Target target) {
        String text = target.text();
        if (target.kind() == TargetKind.IPV4) {
            return text.substring(0, text.lastIndexOf('.')).hashCode();
        }
        return target.kind() == TargetKind.IPV6 ? Networks.of64(text) : text.hashCode();
    }

    /** The lists whose questions are planned. */
    Set<SourceId> lists() {
        return listIndex.keySet();
    }

    List<Target> targets() {
        return targets;
    }

    QueryPlan budget() {
        return budget;
    }

    Map<SourceId, Duration> controlsHold() {
        return operators.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().controlsHold()));
    }

    private double now() {
        return (nanos.getAsLong() - begun) / NANOS;
    }

    /** What is to be asked now; nothing while the last step is hardly over. */
    synchronized Map<SourceId, List<Target>> due() {
        double now = now();
        double step = Math.min(now - then, LONGEST_STEP);
        if (lists.isEmpty() || step < STEP.toSeconds()) {
            return Map.of();
        }
        then = now;
        settle(now);
        Map<SourceId, List<Target>> due = new LinkedHashMap<>();
        for (Question question : planner.next(now, step)) {
            SourceId list = lists.get(question.list()).id();
            due.computeIfAbsent(list, fresh -> new ArrayList<>()).add(targets.get(question.target()));
        }
        return due;
    }

    /** What nobody has answered in a whole step has not left: a sweep ended early. */
    private void settle(double now) {
        planner.handedOut().forEach(question -> planner.unanswered(question, false, now));
        heardOf.forEach((list, answers) -> {
            if (answers == 0) {
                planner.rest(list, true);
                restUntil.put(list, now + UNWELL);
            }
        });
        heardOf.clear();
        Set<Integer> over = new HashSet<>();
        restUntil.forEach((list, until) -> {
            if (now >= until) {
                over.add(list);
            }
        });
        over.forEach(list -> {
            restUntil.remove(list);
            planner.rest(list, false);
        });
    }

    /** What came of a question, whoever asked it. */
    synchronized void heard(Observation observation) {
        question(observation.source(), observation.target()).ifPresent(question -> {
            double now = now();
            if (observation.origin() == Origin.SKIPPED) {
                heardOf.merge(question.list(), 0, Integer::sum);
                planner.unanswered(question, false, now);
            } else if (observation.origin() == Origin.REUSED) {
                planner.unanswered(question, false, now + held(observation) / 2);
            } else if (observation.finding() instanceof Finding.Unknown) {
                heardOf.merge(question.list(), 1, Integer::sum);
                count(question);
                planner.unanswered(question, true, now + LEAST_TTL.toSeconds());
            } else {
                heardOf.merge(question.list(), 1, Integer::sum);
                count(question);
                planner.answered(question, observation.finding().held().isPresent(), now);
                planner.heldUntil(question, now + held(observation));
            }
        });
    }

    private void count(Question question) {
        String list = lists.get(question.list()).id().value();
        asked.add(list, 1);
        if (planner.because(question).isPresent()) {
            signalled.add(list, 1);
        }
    }

    private double held(Observation observation) {
        int list = Optional.ofNullable(listIndex.get(observation.source())).orElseThrow();
        return Math.max(
                observation.ttl().toSeconds(),
                Math.max(lists.get(list).minInterval().toSeconds(), LEAST_TTL.toSeconds()));
    }

    /** Something points at a listing, on one list or on any. */
    synchronized void signal(String kind, Target target, Optional<SourceId> list) {
        Optional<Integer> of = Optional.ofNullable(targetIndex.get(target));
        Optional<Integer> on = list.flatMap(id -> Optional.ofNullable(listIndex.get(id)));
        if (of.isPresent() && (list.isEmpty() || on.isPresent())) {
            planner.signal(QuestionPlanner.signal(kind, of.get(), on.orElse(-1)), now());
        }
    }

    private Optional<Question> question(SourceId list, Target target) {
        return Optional.ofNullable(listIndex.get(list))
                .flatMap(at -> Optional.ofNullable(targetIndex.get(target)).map(of -> new Question(of, at)));
    }

    synchronized Map<String, Tally> signals() {
        return planner.signals();
    }

    synchronized Optional<Duration> lookedAgo(SourceId list, Target target) {
        return question(list, target)
                .map(question -> planner.lookedAgo(question, now()))
                .flatMap(ago -> ago.isPresent()
                        ? Optional.of(Duration.ofMillis((long) (ago.getAsDouble() * 1000)))
                        : Optional.empty());
    }

    /** Whether all pairs of a list had their first look. */
    synchronized boolean looked(SourceId list) {
        return figures(list).filter(it -> it.unlooked() > 0).isEmpty();
    }

    synchronized Optional<ListFigures> figures(SourceId list) {
        return Optional.ofNullable(listIndex.get(list))
                .map(at -> planner.figures(
                        at,
                        now(),
                        Optional.ofNullable(operators.get(list))
                                        .orElseThrow()
                                        .turn()
                                        .toMillis()
                                / MILLIS));
    }

    /** Why a target is asked about when it is, by list. */
    synchronized Map<SourceId, PairFigures> explain(Target target) {
        Map<SourceId, PairFigures> all = new LinkedHashMap<>();
        for (DnsblList list : lists) {
            if (list.kinds().contains(target.kind())) {
                question(list.id(), target).ifPresent(question -> all.put(list.id(), planner.explain(question, now())));
            }
        }
        return all;
    }

    synchronized boolean resting(SourceId list) {
        return Optional.ofNullable(listIndex.get(list)).filter(planner::resting).isPresent();
    }

    boolean keepsFloor(SourceId list) {
        return Optional.ofNullable(listIndex.get(list))
                .filter(planner::keepsFloor)
                .isPresent();
    }

    /** Questions of the plan in the last 24 hours. */
    long asked(SourceId list) {
        return asked.spent(list.value());
    }

    /** Those of them that a signal brought forward. */
    long signalled(SourceId list) {
        return signalled.spent(list.value());
    }
}
