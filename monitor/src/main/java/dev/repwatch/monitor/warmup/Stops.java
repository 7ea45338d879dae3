package dev.repwatch.monitor.warmup;

import java.util.Optional;

/** How a stop begins and ends. */
final class Stops {

    private static final int DAYS = 3;
    private static final double BACK_AT = 0.3;

    private Stops() {}

    /** @param lastGood what was accepted before things went wrong */
    static AddressStatus begin(AddressStatus addressStatus, long lastGood) {
        return addressStatus
                .limit(0)
                .growth(addressStatus.growth().afterStepBack())
                .warm(addressStatus.warm().afterStepBack())
                .stop(Optional.of(new AddressStatus.Stopped(DAYS, lastGood)));
    }

    /** Three tenths of the last good volume; the start limit when there was none. */
    static Step comeBack(AddressStatus addressStatus, AddressStatus.Stopped stopped, long start, Volume volume) {
        long volumeBefore = stopped.lastGood();
        long limit = volumeBefore == 0 ? Math.max(1, start / 2) : Math.max(1, (long) (volumeBefore * BACK_AT));
        return Step.of(
                addressStatus.limit(limit).stop(Optional.empty()),
                Verdict.STEP_BACK,
                volume,
                Reason.count("return", volumeBefore, "back at 30 % of the last good volume"));
    }
}
