package dev.repwatch.checks.placement;

/**
 * What one test mail is known by: a token of its own for each seed, in a header and in the Message-ID, of which some providers
 * keep only one.
 *
 * @param value {@code run.seed}
 * @param domain ours
 */
public record SeedToken(String value, String domain) {

    public static final String HEADER = "X-Repwatch-Seed";

    /** @throws IllegalArgumentException when it could break a header */
    public SeedToken {
        if (!value.matches("[A-Za-z0-9._-]{1,100}") || !domain.matches("[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException("a token is letters, digits, dots, hyphens: " + value + "@" + domain);
        }
    }

    /** With its angle brackets. */
    public String messageId() {
        return "<" + value + "@" + domain + ">";
    }
}
