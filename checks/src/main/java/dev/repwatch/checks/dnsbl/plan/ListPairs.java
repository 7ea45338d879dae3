package dev.repwatch.checks.dnsbl.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * What is kept of one list's pairs, in arrays: a fleet has a hundred thousand of them and more. The value of a question grows with the
 * time since the last look, faster where a listing is likely, heavy or signalled.
 *
 * <p>A listing that begins at rate λ, weighs w and ends at rate μ costs, unasked for τ, {@code w λ R(μτ) / μ²} with
 * {@code R(x) = 1 - e^-x (1 + x)}: asking where this is highest is what minimises the mean delay under a budget (the Lagrangian of
 * Σ w λ L(T); compare Cho and Garcia-Molina 2003, and the index policy of Busa-Fekete et al. 2025).
 */
final class ListPairs {

    static final double NEVER = -1;
    /** Above every value that weights and rates reach: what is due whatever its value. */
    static final double DUE = 1e12;
    /** Above that: what would otherwise become older than a day. */
    static final double OVERDUE = 1e15;

    /** A look a day, with room for those that fall due at the same time. */
    static final double DAILY = 22 * 3600;

    /** Later than this it is late already, and comes no more before everything else. */
    private static final double LATE = 24.5 * 3600;

    private static final double HALF_LIFE = 6 * 3600;
    private static final double FIRST_LOOKS = 7200;
    private static final double SIGNAL_AGE = 1800;
    private static final double MOST_SIGNAL_AGE = 6 * 3600;
    private static final double ENDING = 0.05;

    final ListTerms terms;
    final double[] last;
    final double[] rate;
    final double[] weight;
    final double[] due;
    final BitSet listed = new BitSet();
    /** Between the last two looks; 0 before there were two. */
    final float[] interval;

    private final double[] since;
    private final double[] until;
    private final double[] hazard;
    private final double[] unseen;
    /** What the list is asked about. */
    final BitSet taken = new BitSet();

    private final BitSet unlooked = new BitSet();
    private final Map<Integer, String> awaited = new HashMap<>();
    private final Map<Integer, Before> handed = new HashMap<>();
    private boolean resting;

    /** What stood before a question was handed out, in case it does not leave. */
    private record Before(double last, double due, double unseen, float interval, boolean unlooked) {}

    ListPairs(ListTerms terms, FleetHistory fleet, IntPredicate takes, IntPredicate isListed) {
        this.terms = terms;
        int targets = fleet.targets().size();
        for (int target = 0; target < targets; target++) {
            taken.set(target, takes.test(target));
            listed.set(target, isListed.test(target));
        }
        last = new double[targets];
        rate = new double[targets];
        due = new double[targets];
        until = new double[targets];
        Arrays.fill(until, Double.NEGATIVE_INFINITY);
        interval = new float[targets];
        hazard = new double[targets];
        unseen = new double[targets];
        weight = fleet.targets().stream()
                .mapToDouble(target -> terms.weight() * Math.sqrt(target.volume()))
                .toArray();
        since = fleet.targets().stream().mapToDouble(TargetHistory::since).toArray();
    }

    /**
     * What asking now is worth, or {@link #NEVER} where it would be for nothing: within the TTL, or before the target is watched.
     *
     * @param stretch within how many days each pair gets its look; 1 where one a day is possible
     */
    double value(int target, double now, double stretch) {
        double age = now - last[target];
        if (resting || !taken.get(target) || age < terms.ttlSeconds() || now < until[target] || since[target] > now) {
            return NEVER;
        }
        if (unlooked.get(target)) {
            return DUE + LATE + age;
        }
        if (age > due[target] * stretch) {
            return (stretch == 1 && age <= LATE ? OVERDUE : DUE) + age;
        }
        return worth(target, age);
    }

    /** Whatever is due. */
    double worth(int target, double age) {
        double end = terms.endRate();
        if (listed.get(target)) {
            return weight[target] * ENDING * end * age * age;
        }
        double x = end * age;
        double cost = rate[target] / (end * end) * (1 - Math.exp(-x) * (1 + x))
                + hazard[target] * age * age / 2
                + unseen[target] * Math.min(age + SIGNAL_AGE, MOST_SIGNAL_AGE);
        return weight[target] * cost;
    }

    void asked(int target, double now) {
        handed.put(
                target, new Before(last[target], due[target], unseen[target], interval[target], unlooked.get(target)));
        looked(target, now);
    }

    private void looked(int target, double now) {
        interval[target] = unlooked.get(target) ? 0 : (float) Math.max(0, now - last[target]);
        last[target] = now;
        due[target] = DAILY;
        unseen[target] = 0;
        unlooked.clear(target);
    }

    /** It was answered; false when nobody had been told to ask, so that this look is one besides. */
    boolean answered(int target, double now) {
        boolean told = handed.remove(target) != null;
        if (!told) {
            looked(target, now);
        }
        return told;
    }

    /** A question that was handed out has not left, or had no answer: it stays due, but not before {@code from}. */
    boolean unanswered(int target, double from) {
        until[target] = Math.max(until[target], from);
        Before before = handed.remove(target);
        if (before == null) {
            return false;
        }
        last[target] = before.last();
        due[target] = before.due();
        unseen[target] = Math.max(unseen[target], before.unseen());
        interval[target] = before.interval();
        unlooked.set(target, before.unlooked());
        return true;
    }

    /** It must not be asked before; answers say how long they live. */
    void heldUntil(int target, double from) {
        until[target] = Math.max(until[target], from);
    }

    /** While a list is unwell nobody asks it. */
    void rest(boolean now) {
        resting = now;
    }

    boolean resting() {
        return resting;
    }

    int[] handedOut() {
        return handed.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    boolean unlooked(int target) {
        return unlooked.get(target);
    }

    /** A signal of that precision points here: probably listed unseen, and for some hours likelier to become so. */
    void signalled(int target, String kind, double precision, double now) {
        if (!taken.get(target) || listed.get(target) || since[target] > now) {
            return;
        }
        unseen[target] = 1 - (1 - unseen[target]) * (1 - precision);
        endangered(target, precision / HALF_LIFE);
        awaited.putIfAbsent(target, kind);
    }

    void endangered(int target, double perSecond) {
        hazard[target] = Math.max(hazard[target], perSecond);
    }

    Optional<String> awaited(int target) {
        return Optional.ofNullable(awaited.get(target));
    }

    /** The kind of signal whose truth the answer about this target shows. */
    Optional<String> takeAwaited(int target) {
        return Optional.ofNullable(awaited.remove(target));
    }

    void fade(double seconds) {
        double factor = Math.pow(0.5, seconds / HALF_LIFE);
        for (int target = 0; target < hazard.length; target++) {
            hazard[target] *= factor;
        }
    }

    /** Spreads the first looks and the first daily ones, or all would fall due at once a day after the start. */
    void startAt(RandomGenerator phases) {
        Arrays.setAll(last, target -> since[target] - phases.nextDouble(FIRST_LOOKS));
        Arrays.setAll(due, target -> FIRST_LOOKS + phases.nextDouble(DAILY - FIRST_LOOKS));
    }

    /** Goes on where a planner before this was; what nobody has looked at is looked at first. */
    void startAt(RandomGenerator phases, IntFunction<OptionalDouble> lookedAgo) {
        for (int target = 0; target < last.length; target++) {
            OptionalDouble ago = lookedAgo.apply(target);
            last[target] = Math.max(0, since[target]) - ago.orElse(phases.nextDouble(FIRST_LOOKS));
            due[target] = DAILY;
            if (ago.isPresent()) {
                // how much of it was lost is not known: the last answers may be younger than what was remembered
                until[target] = terms.ttlSeconds();
            } else {
                unlooked.set(target);
            }
        }
    }
}
