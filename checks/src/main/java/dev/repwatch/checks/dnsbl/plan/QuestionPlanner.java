package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

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
    private final SignalPrecision precision = new SignalPrecision();
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
        this.fleet = fleet;
        rates = new OpeningRates(fleet);
        lists = fleet.lists().stream().map(terms -> new ListPairs(terms, fleet)).toList();
        lists.forEach(list -> list.startAt(phases));
        operators = fleet.operators().stream()
                .map(limit -> new OperatorShare(
                        limit,
                        lists.stream()
                                .filter(list -> list.terms.operator().equals(limit.id()))
                                .toList()))
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
        boolean opened = isListed && !pairs.listed.get(question.target());
        pairs.takeAwaited(question.target()).ifPresent(kind -> precision.learn(kind, opened));
        pairs.listed.set(question.target(), isListed);
        if (opened) {
            rates.opened(question.target(), question.list());
            warn(question.target(), question.list(), now);
        }
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
        if (now - learnedAt >= DAY / 4) {
            learn(now);
        }
        List<Question> asked = new ArrayList<>();
        for (OperatorShare operator : operators) {
            operator.choose(now, seconds, (list, target) -> asked.add(new Question(target, lists.indexOf(list))));
        }
        return asked;
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
