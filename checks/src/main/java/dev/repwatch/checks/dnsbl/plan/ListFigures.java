package dev.repwatch.checks.dnsbl.plan;

import java.util.Arrays;

/**
 * How the pairs of one list fare.
 *
 * @param pairs of targets and this list
 * @param unlooked of these nobody has asked about yet
 * @param median seconds between two looks
 * @param most likewise, of nine pairs of ten
 * @param longest seconds without a look, now or between the last two
 * @param delay seconds until a new listing is found, on average, weighed by how likely and how heavy it is
 * @param equalDelay the same if all pairs were asked equally often
 * @param late pairs that had no look for more than a day
 */
public record ListFigures(
        long pairs,
        long unlooked,
        double median,
        double most,
        double longest,
        double delay,
        double equalDelay,
        long late) {

    private static final double A_DAY = 24.5 * 3600;

    static ListFigures of(ListPairs list, double now, double equal) {
        int count = list.taken.cardinality();
        double[] intervals = new double[count];
        int at = 0;
        long unlooked = 0;
        long late = 0;
        double longest = 0;
        double delay = 0;
        double equalDelay = 0;
        double weights = 0;
        double end = list.terms.endRate();
        for (int target = list.taken.nextSetBit(0); target >= 0; target = list.taken.nextSetBit(target + 1)) {
            double age = Math.max(0, now - list.last[target]);
            double interval = list.interval[target] > 0 ? list.interval[target] : Math.max(age, 1);
            intervals[at++] = interval;
            if (list.unlooked(target)) {
                unlooked++;
            }
            longest = Math.max(longest, Math.max(age, interval));
            late += age > A_DAY ? 1 : 0;
            double weight = list.weight[target] * list.rate[target];
            weights += weight;
            delay += weight * undetected(Math.max(age, interval), end);
            equalDelay += weight * undetected(equal, end);
        }
        Arrays.sort(intervals);
        return new ListFigures(
                count,
                unlooked,
                count == 0 ? 0 : intervals[count / 2],
                count == 0 ? 0 : intervals[Math.min(count - 1, count * 9 / 10)],
                longest,
                weights > 0 ? delay / weights : 0,
                weights > 0 ? equalDelay / weights : 0,
                late);
    }

    /** How long a listing that ends by itself stays unseen on average, looked at so often. */
    private static double undetected(double interval, double end) {
        double x = end * interval;
        return x < 1e-4 ? interval / 2 : 1 / end - (1 - Math.exp(-x)) / (end * x);
    }
}
