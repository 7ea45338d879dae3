package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Decides which targets to ask about at which lists next, within what each operator allows.
 *
 * <p>Every pair has a value that grows with the time since its last look; each step asks the most valuable ones (no central plan; see
 * {@link ListPairs}). What was found teaches the rates, and how far each kind of signal is to be trusted. Signals move questions forward,
 * open nothing and close nothing. Where the allowance permits, every pair is looked at once a day whatever its value.
 *
 * <p>Time is in seconds of the caller's clock. Not safe for several threads.
 */
public final class QuestionPlanner {

    private static final double DAY = 86_400;
    private static final double NEIGHBOURHOOD = 6 * 3600;
    private static final double SURGE = 2 * 3600;

    private final FleetHistory fleet;
    private final OpeningRates rates;
    private final SignalPrecision precision;
    private final List<ListPairs> lists;
    private final List<OperatorShare> operators;
    private final RecentOpenings neighbours = new RecentOpenings(NEIGHBOURHOOD);
    private final RecentOpenings surges = new RecentOpenings(SURGE);
    private final Map<Integer, List<Integer>> networks = new HashMap<>();
    private final Map<Integer, List<Integer>> pools = new HashMap<>();
    private double then = Double.NaN;
    private double learnedAt = Double.NEGATIVE_INFINITY;

    /** Plans for the fleet; the first looks and the daily floors are spread by {@code phases}, or all would fall due at once. */
    public QuestionPlanner(FleetHistory fleet, RandomGenerator phases) {
        this(fleet, PlanMemory.NONE);
        lists.forEach(list -> list.startAt(phases));
    }

    /** Goes on where another was; time begins anew at 0. What nobody has looked at before is looked at first. */
    public QuestionPlanner(FleetHistory fleet, RandomGenerator phases, PlanMemory before) {
        this(fleet, before);
        for (int list = 0; list < lists.size(); list++) {
            int number = list;
            lists.get(list).startAt(phases, target -> before.lookedAgo(target, number));
        }
    }

    private QuestionPlanner(FleetHistory fleet, PlanMemory before) {
        this.fleet = fleet;
        precision = new SignalPrecision(before.signals());
        rates = new OpeningRates(fleet);
        lists = IntStream.range(0, fleet.lists().size())
                .mapToObj(list -> new ListPairs(
                        fleet.lists().get(list),
                        fleet,
                        target -> before.takes(target, list),
                        target -> before.listed(target, list)))
                .toList();
        operators = fleet.operators().stream()
                .map(limit -> new OperatorShare(
                        limit,
                        lists.stream()
                                .filter(list -> list.terms.operator().equals(limit.id()))
                                .toList(),
                        before.spent(limit.id())))
                .toList();
        for (int target = 0; target < fleet.targets().size(); target++) {
            TargetHistory of = fleet.targets().get(target);
            networks.computeIfAbsent(of.network(), key -> new ArrayList<>()).add(target);
            pools.computeIfAbsent(of.pool(), key -> new ArrayList<>()).add(target);
        }
    }

    /** Something points at a listing. */
    public void signal(Signal signal, double now) {
        if (signal.list().isPresent()) {
            point(signal.kind(), signal.target(), signal.list().getAsInt(), now);
        } else {
            for (int list = 0; list < lists.size(); list++) {
                point(signal.kind(), signal.target(), list, now);
            }
        }
    }

    private void point(String kind, int target, int list, double now) {
        lists.get(list).signalled(target, kind, precision.of(kind), now);
    }

    /** What came of a question. A question that found no answer is not told here: it taught nothing. */
    public void answered(Question question, boolean isListed, double now) {
        ListPairs pairs = lists.get(question.list());
        pairs.answered(question.target(), now);
        boolean opened = isListed && !pairs.listed.get(question.target());
        pairs.takeAwaited(question.target()).ifPresent(kind -> precision.learn(kind, opened));
        pairs.listed.set(question.target(), isListed);
        if (opened) {
            rates.opened(question.target(), question.list());
            warn(question.target(), question.list(), now);
        }
    }

    /**
     * A question was not asked, or nobody answered it: it stays due, and what it would have cost may be spent otherwise.
     *
     * @param left it was asked, and so has cost
     * @param from when it may be asked again
     */
    public void unanswered(Question question, boolean left, double from) {
        ListPairs pairs = lists.get(question.list());
        if (pairs.unanswered(question.target(), from) && !left) {
            share(question.list()).budget.refund(1);
        }
    }

    /** The answer lives longer than the list's usual one. */
    public void heldUntil(Question question, double from) {
        lists.get(question.list()).heldUntil(question.target(), from);
    }

    /** What was handed out and has not been heard of. */
    public List<Question> handedOut() {
        List<Question> all = new ArrayList<>();
        for (int list = 0; list < lists.size(); list++) {
            for (int target : lists.get(list).handedOut()) {
                all.add(new Question(target, list));
            }
        }
        return all;
    }

    /** An unwell list is not asked; when it is well again, what has become due is spread over what is allowed. */
    public void rest(int list, boolean unwell) {
        lists.get(list).rest(unwell);
    }

    public boolean resting(int list) {
        return lists.get(list).resting();
    }

    /** What made a question likelier to find something, as long as it has no answer. */
    public Optional<String> because(Question question) {
        return lists.get(question.list()).awaited(question.target());
    }

    /** How often each kind of signal was right. */
    public Map<String, PlanMemory.Tally> signals() {
        return precision.tallies();
    }

    /** Seconds since the last look; empty before the first. */
    public OptionalDouble lookedAgo(Question question, double now) {
        ListPairs pairs = lists.get(question.list());
        return pairs.unlooked(question.target())
                ? OptionalDouble.empty()
                : OptionalDouble.of(now - pairs.last[question.target()]);
    }

    /** Whether every pair of the operator of this list can have its daily look. */
    public boolean keepsFloor(int list) {
        return share(list).keepsFloor();
    }

    /**
     * How the pairs of a list fare.
     *
     * @param equal seconds between two looks if all pairs were asked equally often
     */
    public ListFigures figures(int list, double now, double equal) {
        learnIfDue(now);
        return ListFigures.of(lists.get(list), now, equal);
    }

    /** Why a pair is asked when it is. */
    public PairFigures explain(Question question, double now) {
        learnIfDue(now);
        return PairFigures.of(lists.get(question.list()), question.target(), now, keepsFloor(question.list()));
    }

    private OperatorShare share(int list) {
        return operators.stream()
                .filter(operator -> operator.lists.contains(lists.get(list)))
                .findFirst()
                .orElseThrow();
    }

    /** A listing makes others likelier: of this target elsewhere, of its neighbours, of its pool. */
    private void warn(int target, int list, double now) {
        for (int other = 0; other < lists.size(); other++) {
            if (other != list) {
                point("sibling", target, other, now);
            }
        }
        TargetHistory of = fleet.targets().get(target);
        String kind = "neighbour" + Math.min(neighbours.add(of.network(), list, now), 4);
        for (int neighbour : networks.getOrDefault(of.network(), List.of())) {
            point(kind, neighbour, list, now);
        }
        surge(of.pool(), list, surges.add(of.pool(), list, now));
    }

    /** Far more openings in two hours than the pool's rates explain: something has happened to the pool. */
    private void surge(int pool, int list, int lately) {
        List<Integer> members = pools.getOrDefault(pool, List.of());
        ListPairs pairs = lists.get(list);
        double usual = 0;
        for (int member : members) {
            usual += pairs.rate[member];
        }
        if (lately > 4 + 3 * usual * SURGE) {
            double extra = lately / SURGE / Math.max(1, members.size());
            members.forEach(member -> pairs.endangered(member, extra));
        }
    }

    /**
     * The questions of this step.
     *
     * @param seconds how long until the next step
     */
    public List<Question> next(double now, double seconds) {
        if (!Double.isNaN(then)) {
            lists.forEach(list -> list.fade(now - then));
        }
        then = now;
        learnIfDue(now);
        List<Question> asked = new ArrayList<>();
        for (OperatorShare operator : operators) {
            operator.choose(now, seconds, (list, target) -> asked.add(new Question(target, lists.indexOf(list))));
        }
        return asked;
    }

    private void learnIfDue(double now) {
        if (now - learnedAt >= DAY / 4) {
            learn(now);
        }
    }

    private void learn(double now) {
        learnedAt = now;
        for (int list = 0; list < lists.size(); list++) {
            ListPairs pairs = lists.get(list);
            for (int target = 0; target < pairs.rate.length; target++) {
                double rate = rates.perSecond(target, list, now);
                pairs.rate[target] = rate / (1 + rate / pairs.terms.endRate());
            }
        }
    }

    /** A signal that names one list. */
    public static Signal signal(String kind, int target, int list) {
        return new Signal(kind, target, list < 0 ? OptionalInt.empty() : OptionalInt.of(list));
    }
}
