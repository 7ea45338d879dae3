package dev.repwatch.monitor.plan;

import java.util.List;
import java.util.Optional;

/** What is asked of whom and what comes of it, over the API. Times are in seconds. */
public final class BudgetJson {

    private BudgetJson() {}

    /** Every operator that is asked, and how far each kind of signal can be trusted. */
    public record BudgetAnswer(List<OperatorBudget> operators, List<SignalTrust> signals) {}

    /**
     * One operator.
     *
     * @param planned not every target has its turn in every round: which questions are asked is decided one by one
     * @param allowed_per_day what it publishes, unless the terms are accepted
     * @param planned_per_day questions about targets
     * @param reserve_per_day for control points, confirmations and texts
     * @param spent_24h whatever they were for, in the last 24 hours
     */
    public record OperatorBudget(
            String operator,
            boolean planned,
            Optional<Long> allowed_per_day,
            double allowed_per_second,
            long planned_per_day,
            long reserve_per_day,
            long spent_24h,
            List<ListBudget> lists,
            Optional<String> advice) {}

    /**
     * One list.
     *
     * @param pairs of a target and this list
     * @param unlooked nobody has asked about these yet
     * @param interval_median between two looks
     * @param expected_delay until a new listing is found, on average; listings that are likelier and heavier count more
     * @param expected_delay_equal the same if all pairs were asked equally often, with no more questions
     * @param asked_24h questions of the plan in the last 24 hours
     * @param asked_by_signal_24h those of them that a signal brought forward
     * @param late_pairs pairs without a look for more than a day
     * @param keeps_floor a look a day at every pair is possible
     * @param resting it is unwell, and not asked for now
     */
    public record ListBudget(
            String list,
            long pairs,
            long unlooked,
            double interval_median,
            double interval_p90,
            double interval_longest,
            double expected_delay,
            double expected_delay_equal,
            long asked_24h,
            long asked_by_signal_24h,
            long late_pairs,
            boolean keeps_floor,
            boolean resting) {}

    /**
     * How often a kind of signal was right.
     *
     * @param looks that were made because of it; older ones count less
     */
    public record SignalTrust(String kind, double precision, double looks) {}

    /** Why a target is asked about when it is. Only lists whose questions are chosen one by one. */
    public record Explanation(String target, List<PairExplanation> lists) {}

    /**
     * One list.
     *
     * @param listings_per_day that are expected to begin, learned from its past and its pool's
     * @param weight of a listing there, for this target
     * @param looked_ago since the last look; absent before the first
     * @param interval between the last two looks; absent before there were two
     * @param daily_look_in until its daily look is due; absent where a look a day is not possible
     * @param why what decides, in words
     */
    public record PairExplanation(
            String list,
            double listings_per_day,
            double weight,
            Optional<Double> looked_ago,
            Optional<Double> interval,
            Optional<Double> daily_look_in,
            boolean listed,
            Optional<String> signal,
            String why) {}
}
