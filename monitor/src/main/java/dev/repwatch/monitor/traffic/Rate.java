package dev.repwatch.monitor.traffic;

/**
 * So many of so many.
 *
 * @param hits how often it happened
 * @param of how often it could have
 */
public record Rate(long hits, long of) {

    /** 95 % on one side is 1.645; the usual 1.96 leaves one false alarm in forty. */
    private static final double Z = 1.96;

    /** Between 0 and 1; 0 of nothing. */
    public double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /**
     * What the share is at least, most likely: the lower bound of Wilson's interval ("Probable inference", 1927). Few attempts do
     * not make an alarm.
     */
    public double lower() {
        if (of == 0) {
            return 0;
        }
        double z2 = Z * Z / of;
        double centre = share() + z2 / 2;
        double spread = Z * Math.sqrt((share() * (1 - share()) + z2 / 4) / of);
        return Math.max(0, (centre - spread) / (1 + z2));
    }
}
