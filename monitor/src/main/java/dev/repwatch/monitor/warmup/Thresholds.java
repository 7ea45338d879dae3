package dev.repwatch.monitor.warmup;

/**
 * Where the coach holds, steps back and stops: shares between 0 and 1 of what was sent, complaints of what was accepted. The
 * default values are a design (docs/warmup.md); nothing published proves others right or wrong.
 *
 * @param deferredHold put off for rate or reputation
 * @param deferredFirstDays the same during the first three sending days, when many receivers put new senders off
 * @param spamHold of seed mail that went to the junk folder
 * @param growthMost what was accepted is never multiplied by more than this from one day to the next
 */
public record Thresholds(
        double deferredHold,
        double deferredFirstDays,
        double deferredStepBack,
        double refusedStepBack,
        double refusedStop,
        double unknownHold,
        double unknownStepBack,
        double unknownStop,
        double complaintHold,
        double complaintStepBack,
        double complaintStop,
        double spamHold,
        double spamStepBack,
        double growthMost) {

    public static final Thresholds DEFAULT =
            new Thresholds(0.05, 0.06, 0.20, 0.05, 0.50, 0.02, 0.05, 0.15, 0.001, 0.003, 0.01, 0.20, 0.50, Growth.MOST);

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public Thresholds {
        rising("deferred_hold", deferredHold, "deferred_step_back", deferredStepBack);
        rising("deferred_first_days", deferredFirstDays, "deferred_step_back", deferredStepBack);
        rising("refused_step_back", refusedStepBack, "refused_stop", refusedStop);
        rising("unknown_hold", unknownHold, "unknown_step_back", unknownStepBack);
        rising("unknown_step_back", unknownStepBack, "unknown_stop", unknownStop);
        rising("complaint_hold", complaintHold, "complaint_step_back", complaintStepBack);
        rising("complaint_step_back", complaintStepBack, "complaint_stop", complaintStop);
        rising("spam_hold", spamHold, "spam_step_back", spamStepBack);
        if (!(growthMost >= Growth.LEAST && growthMost <= Growth.MOST)) {
            throw new IllegalArgumentException("growth_most: must be between " + Growth.LEAST + " and " + Growth.MOST);
        }
    }

    private static void rising(String key, double value, String nextKey, double next) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + ": must be a share between 0 and 1");
        }
        if (!(next >= value && next <= 1)) {
            throw new IllegalArgumentException(nextKey + ": must be a share between " + key + " and 1");
        }
    }

    Gauge deferred(boolean firstDays) {
        return new Gauge(
                "deferred",
                firstDays ? deferredFirstDays : deferredHold,
                deferredStepBack,
                Double.POSITIVE_INFINITY,
                Gauge.KEPT_AFTER_REFUSALS);
    }

    Gauge refused() {
        return new Gauge("refused.reputation", 0, refusedStepBack, refusedStop, Gauge.KEPT_AFTER_REFUSALS);
    }

    Gauge unknown() {
        return new Gauge("unknown_user", unknownHold, unknownStepBack, unknownStop, 0.80);
    }

    Gauge complaints() {
        return new Gauge("complaint", complaintHold, complaintStepBack, complaintStop, 0.70);
    }

    Gauge junk() {
        return new Gauge("spam_share", spamHold, spamStepBack, Double.POSITIVE_INFINITY, 0.70);
    }
}
