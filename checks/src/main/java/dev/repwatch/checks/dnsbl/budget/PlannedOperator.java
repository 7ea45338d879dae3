package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An operator that does not allow every target its turn in every round: which of its questions are worth asking is decided one by one.
 *
 * @param lists all that are asked, in order
 * @param pairs of a target and one of these lists
 * @param allowedPerDay what it publishes; empty when only its pace is too slow
 * @param perSecond its pace
 * @param reserve questions of a day that are kept for control points, confirmations and texts
 * @param perDay questions of a day that are planned
 * @param controlsHold for how long what the control points said holds
 */
public record PlannedOperator(
        String operator,
        List<SourceId> lists,
        long pairs,
        Optional<Long> allowedPerDay,
        double perSecond,
        long reserve,
        long perDay,
        Duration controlsHold) {

    /** A published limit is not run up to: clocks and retries differ. */
    private static final double MARGIN = 0.8;

    private static final double LEAST_RESERVE = 0.05;
    private static final long DAY = 86_400;
    private static final long WEEK = 7;
    private static final Duration OFTEN = Duration.ofMinutes(10);
    private static final Duration SELDOM = Duration.ofHours(6);

    public PlannedOperator {
        lists = List.copyOf(lists);
    }

    /** @param controls questions that its control points take each time */
    static PlannedOperator of(
            String operator,
            List<SourceId> lists,
            long pairs,
            Optional<Long> allowedPerDay,
            double perSecond,
            long controls) {
        double most = Math.min(allowedPerDay.map(Long::doubleValue).orElse(Double.MAX_VALUE), perSecond * DAY);
        Duration hold = hold(controls, most * LEAST_RESERVE);
        double forControls = (double) controls * DAY / hold.toSeconds();
        long reserve = (long) Math.ceil(Math.max(most * LEAST_RESERVE, forControls));
        double published = allowedPerDay.map(limit -> limit * MARGIN).orElse(Double.MAX_VALUE);
        long plan = (long) Math.max(0, Math.min(published, most - reserve));
        return new PlannedOperator(operator, lists, pairs, allowedPerDay, perSecond, reserve, plan, hold);
    }

    /** As often as the reserve pays for. */
    private static Duration hold(long controls, double reserve) {
        Duration paid = Duration.ofSeconds((long) (controls * DAY / Math.max(1, reserve)));
        return paid.compareTo(OFTEN) < 0 ? OFTEN : paid.compareTo(SELDOM) > 0 ? SELDOM : paid;
    }

    /** How long it is between two questions about the same target and list, on average. */
    public Duration turn() {
        return perDay == 0
                ? Duration.ofDays(WEEK * 52)
                : Duration.ofMillis(Math.round((double) pairs * DAY * 1000 / perDay));
    }

    /** Too little for what is watched: not even one look a week. */
    boolean hopeless() {
        return perDay * WEEK < pairs;
    }

    /** Whether every pair can be looked at once in a day, whatever else is asked. */
    public boolean keepsFloor() {
        return pairs <= 0.9 * perDay;
    }
}
