package dev.repwatch.monitor.warmup;

/** What was sent against what was allowed. */
final class VolumeRules {

    private static final double UNDER = 0.7;
    private static final double OVER = 1.1;
    private static final double SPIKE = 2.0;
    private static final int TIMES_THE_PEAK = 3;

    private VolumeRules() {}

    /**
     * @param peak the highest accepted volume of the seven sending days before
     * @param start the plan's start limit: below it no rise is a spike against earlier days
     */
    static Volume judge(long sent, long limit, long peak, long start) {
        if (sent == 0) {
            return Volume.REST;
        }
        boolean unlikeBefore = peak > 0 && sent > TIMES_THE_PEAK * peak && sent > start;
        if (sent > SPIKE * limit || unlikeBefore) {
            return Volume.SPIKE;
        }
        if (sent > OVER * limit) {
            return Volume.OVER;
        }
        return sent < UNDER * limit ? Volume.UNDER : Volume.ON;
    }
}
