package dev.repwatch.checks.posture.spf;

/**
 * How far an evaluation goes (RFC 7208 section 4.6.4).
 *
 * @param voids questions that may come back empty before it breaks off
 */
public record SpfLimits(int voids) {

    /** Terms that ask the DNS. */
    public static final int LOOKUPS = 10;
    /** Exchangers behind one {@code mx}, and names behind one {@code ptr}. */
    public static final int NAMES = 10;

    private static final int VOIDS = 2;

    /** The letter of the RFC, as strict receivers have it. */
    public static final SpfLimits STRICT = new SpfLimits(VOIDS);
    /** Receivers that do not count empty answers. */
    public static final SpfLimits LENIENT = new SpfLimits(Integer.MAX_VALUE);
}
