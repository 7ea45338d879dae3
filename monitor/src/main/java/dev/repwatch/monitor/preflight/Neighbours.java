package dev.repwatch.monitor.preflight;

/**
 * Other addresses of the same /24.
 *
 * @param sampled how many were asked and answered
 * @param listed of them, on Spamhaus ZEN
 */
public record Neighbours(int sampled, int listed) {

    private static final int ENOUGH = 8;

    double share() {
        return sampled == 0 ? 0 : (double) listed / sampled;
    }

    boolean enough() {
        return sampled >= ENOUGH;
    }

    String text() {
        return listed + " of " + sampled;
    }
}
