package dev.repwatch.checks.reputation;

/**
 * The range in which a share lies with 95 % confidence (Wilson, "Probable inference", 1927): of three samples one knows little, and the
 * range says so.
 *
 * @param low from 0 to 1
 * @param high from 0 to 1
 */
public record WilsonInterval(double low, double high) {

    private static final double Z = 1.959964;

    /** @param all at least 1 */
    public static WilsonInterval of(long some, long all) {
        if (all < 1 || some < 0 || some > all) {
            throw new IllegalArgumentException(some + " of " + all + " is no share");
        }
        double share = (double) some / all;
        double z2 = Z * Z;
        double middle = share + z2 / (2 * all);
        double spread = Z * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all) / all);
        double scale = 1 + z2 / all;
        return new WilsonInterval(Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale));
    }

    /** Both ends in whole percent: {@code 44–100 %}. */
    public String text() {
        return Math.round(low * 100) + "–" + Math.round(high * 100) + " %";
    }
}
