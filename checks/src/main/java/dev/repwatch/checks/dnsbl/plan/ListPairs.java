package dev.repwatch.checks.dnsbl.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    /** Above every value that weights and rates reach. */
    static final double OVERDUE = 1e12;

    /** A look a day, with room for those that fall due at the same time. */
    static final double DAILY = 22 * 3600;

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

    private final double[] since;
    private final double[] hazard;
    private final double[] unseen;
    private final Map<Integer, String> awaited = new HashMap<>();

    ListPairs(ListTerms terms, FleetHistory fleet) {
        this.terms = terms;
        int targets = fleet.targets().size();
        last = new double[targets];
        rate = new double[targets];
        due = new double[targets];
        hazard = new double[targets];
        unseen = new double[targets];
        weight = fleet.targets().stream()
                .mapToDouble(target -> terms.weight() * Math.sqrt(target.volume()))
                .toArray();
        since = fleet.targets().stream().mapToDouble(TargetHistory::since).toArray();
    }

    /** What asking now is worth, or {@link #NEVER} where it would be for nothing: within the TTL, or before the target is watched. */
    double value(int target, double now, boolean floor) {
        double age = now - last[target];
        if (age < terms.ttlSeconds() || since[target] > now) {
            return NEVER;
        }
        if (floor && age > due[target]) {
            return OVERDUE + age;
        }
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
        last[target] = now;
        due[target] = DAILY;
        unseen[target] = 0;
    }

    /** A signal of that precision points here: probably listed unseen, and for some hours likelier to become so. */
    void signalled(int target, String kind, double precision, double now) {
        if (listed.get(target) || since[target] > now) {
            return;
        }
        unseen[target] = 1 - (1 - unseen[target]) * (1 - precision);
        endangered(target, precision / HALF_LIFE);
        awaited.putIfAbsent(target, kind);
    }

    void endangered(int target, double perSecond) {
        hazard[target] = Math.max(hazard[target], perSecond);
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
}
