package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often listings of each target begin, learned from its past and from its pool's: the openings of a pool's targets are taken as
 * Poisson with rates of a gamma distribution, whose mean and shape come from the pool's moments; a target's own openings then pull its
 * rate away from its pool's. What is found later counts as the past does.
 */
final class OpeningRates {

    private static final double DAY = 86_400;
    private static final double LEAST_MEAN = 0.01;
    private static final double LEAST_SHAPE = 0.15;

    /** Of a gamma distribution: shape, and shape over mean. */
    private record Prior(double shape, double inverseScale) {

        static Prior of(List<Integer> totals) {
            double mean = Math.max(
                    LEAST_MEAN,
                    totals.stream().mapToInt(Integer::intValue).average().orElse(0));
            double variance = totals.stream()
                    .mapToDouble(total -> (total - mean) * (total - mean))
                    .average()
                    .orElse(0);
            double shape = Math.max(LEAST_SHAPE, mean * mean / Math.max(variance - mean, 0.05 * mean));
            return new Prior(shape, shape / mean);
        }
    }

    private final FleetHistory fleet;
    private final Map<Integer, Prior> priors = new HashMap<>();
    private final double[] openings;
    private final double[] byList;
    private double allOpenings;

    OpeningRates(FleetHistory fleet) {
        this.fleet = fleet;
        openings = new double[fleet.targets().size()];
        byList = new double[fleet.lists().size()];
        Map<Integer, List<Integer>> totals = new HashMap<>();
        for (int target = 0; target < openings.length; target++) {
            TargetHistory history = fleet.targets().get(target);
            openings[target] = history.total();
            allOpenings += openings[target];
            totals.computeIfAbsent(history.pool(), pool -> new ArrayList<>()).add(history.total());
            for (int list = 0; list < byList.length; list++) {
                byList[list] += history.openings().get(list);
            }
        }
        totals.forEach((pool, of) -> priors.put(pool, Prior.of(of)));
    }

    void opened(int target, int list) {
        openings[target]++;
        byList[list]++;
        allOpenings++;
    }

    /** Listings of the target on the list that begin in a second, while none is open. */
    double perSecond(int target, int list, double now) {
        TargetHistory history = fleet.targets().get(target);
        Prior prior = priors.getOrDefault(history.pool(), new Prior(LEAST_SHAPE, LEAST_SHAPE / LEAST_MEAN));
        double learned = 1 + Math.max(0, now - Math.max(0, history.since())) / DAY / fleet.days();
        double share = (byList[list] + 1) / Math.max(1, allOpenings);
        return share * (prior.shape() + openings[target]) / (prior.inverseScale() + learned) / fleet.days() / DAY;
    }
}
