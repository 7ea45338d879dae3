package dev.repwatch.checks.dnsbl;

/**
 * How a list codes a value in its answers.
 *
 * @param octet which octet of the answer holds the value, 2 to 4
 * @param scale what the value means, such as {@code 0-100, higher is better}
 */
public record ScoreScale(int octet, String scale) {

    /** The value coded in the answer {@code a.b.c.d}. */
    public double value(int a, int b, int c, int d) {
        return new int[] {a, b, c, d}[octet - 1];
    }
}
