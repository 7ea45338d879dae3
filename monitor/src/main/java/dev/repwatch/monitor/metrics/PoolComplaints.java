package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.metrics.MetricsInput.FeedMeasure;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Complaints of seven days per message of each pool's addresses. The messages are those that receivers report by DMARC, as the
 * number of all that were sent is not known here; a pool of which either number is not known has no rate.
 */
final class PoolComplaints {

    private static final String COMPLAINTS = "complaints";
    private static final String MESSAGES = "dmarc_messages";

    private PoolComplaints() {}

    static Map<String, Double> rates(Snapshot now) {
        Map<String, String> pools = new HashMap<>();
        now.targets().stream()
                .filter(it -> it.target().kind() != TargetKind.DOMAIN)
                .forEach(it -> it.pool().ifPresent(pool -> pools.put(it.target().text(), pool)));
        Map<String, Double> complaints = sums(now, pools, COMPLAINTS);
        Map<String, Double> messages = sums(now, pools, MESSAGES);
        Map<String, Double> rates = new TreeMap<>();
        complaints.forEach((pool, many) -> {
            double of = messages.getOrDefault(pool, 0.0);
            if (of > 0) {
                rates.put(pool, many / of);
            }
        });
        return rates;
    }

    private static Map<String, Double> sums(Snapshot now, Map<String, String> pools, String measure) {
        Map<String, Double> sums = new HashMap<>();
        for (FeedMeasure it : now.measures()) {
            String pool = pools.getOrDefault(it.target().text(), "");
            if (it.measure().equals(measure) && !pool.isEmpty()) {
                sums.merge(pool, it.value(), Double::sum);
            }
        }
        return sums;
    }
}
