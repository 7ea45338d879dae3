package dev.repwatch.monitor.delisting.evidence;

/**
 * One thing a list operator looks at.
 *
 * @param what which thing
 * @param verdict how it is
 * @param detail the value found or asked for; words from outside, bounded by the DNS client
 */
public record PostureFact(What what, Verdict verdict, String detail) {

    /** What is looked at. */
    public enum What {
        PTR,
        HELO,
        SPF,
        DMARC
    }

    /** How it is. */
    public enum Verdict {
        /** Present; a name leads back to the address. */
        GOOD,
        /** A name that does not lead back to the address. */
        ASTRAY,
        /** Does not exist. */
        MISSING,
        /** DNS did not say. */
        UNKNOWN,
        /** Nothing is configured that could be asked for. */
        NOT_CONFIGURED
    }
}
