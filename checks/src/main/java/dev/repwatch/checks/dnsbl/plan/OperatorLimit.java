package dev.repwatch.checks.dnsbl.plan;

/**
 * What an operator allows for all of its lists together.
 *
 * @param id the operator
 * @param perDay questions in any 24 hours
 * @param perSecond questions in any second
 */
public record OperatorLimit(String id, long perDay, double perSecond) {

    public OperatorLimit {
        if (id.isBlank() || perDay < 0 || !(perSecond >= 0)) {
            throw new IllegalArgumentException("an operator needs a name and limits of 0 or more");
        }
    }
}
