package dev.repwatch.checks.dnsbl.plan;

import java.util.Optional;

/**
 * Why one pair is asked when it is.
 *
 * @param perDay listings that begin, while none is open
 * @param weight of a listing there
 * @param ago seconds since the last look; the age of the pair before the first
 * @param interval seconds between the last two looks; 0 before there were two
 * @param latest seconds until its daily look is due; empty where there is none
 * @param looked somebody has asked before
 * @param listed when last looked at
 * @param signal what points at a listing and has not been looked into
 */
public record PairFigures(
        double perDay,
        double weight,
        double ago,
        double interval,
        Optional<Double> latest,
        boolean looked,
        boolean listed,
        Optional<String> signal) {

    private static final double DAY = 86_400;

    static PairFigures of(ListPairs list, int target, double now, boolean floor) {
        double ago = Math.max(0, now - list.last[target]);
        return new PairFigures(
                list.rate[target] * DAY,
                list.weight[target],
                ago,
                list.interval[target],
                floor ? Optional.of(Math.max(0, list.due[target] - ago)) : Optional.empty(),
                !list.unlooked(target),
                list.listed.get(target),
                list.awaited(target));
    }
}
