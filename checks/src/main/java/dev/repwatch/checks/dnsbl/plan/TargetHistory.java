package dev.repwatch.checks.dnsbl.plan;

import java.util.List;

/**
 * What the planner knows of a target.
 *
 * @param network the /24 it lies in, as any number that neighbours share
 * @param pool the pool it sends for, as any number
 * @param volume mails a day, or any measure of how much it matters
 * @param since when it is watched, in seconds of the planner's time; it is not asked about before
 * @param openings the listings that began during the history, for each list
 */
public record TargetHistory(int network, int pool, double volume, double since, List<Integer> openings) {

    public TargetHistory {
        if (!(volume >= 0)) {
            throw new IllegalArgumentException("a target's volume is 0 or more");
        }
        openings = List.copyOf(openings);
    }

    int total() {
        int sum = 0;
        for (int of : openings) {
            sum += of;
        }
        return sum;
    }
}
