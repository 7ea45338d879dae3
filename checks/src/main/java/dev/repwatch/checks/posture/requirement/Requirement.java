package dev.repwatch.checks.posture.requirement;

/**
 * One demand of a receiver or a body.
 *
 * @param receiver id, such as {@code gmail}
 * @param id of the demand among those of the receiver
 * @param appliesTo to whom, in the receiver's words
 * @param level {@code must}, {@code should}, {@code may} or {@code info}
 * @param demand in words
 * @param refusal what the receiver answers when it is not met
 * @param source where it stands
 * @param sourceDate when that was read or written
 * @param confidence {@code V} the receiver's own text, {@code S} secondary, {@code K} not verified
 */
public record Requirement(
        String receiver,
        String id,
        String appliesTo,
        String level,
        String demand,
        String refusal,
        Condition metWhen,
        String source,
        String sourceDate,
        String confidence) {

    /** It is only for who sends over IPv6. */
    public boolean overIpv6Only() {
        return appliesTo.endsWith("over IPv6");
    }

    /** It is also for domains that send nothing, which are the ones that others like to use. */
    public boolean parkedToo() {
        return demand.contains("those that send no mail included");
    }

    /** It is only for who sends much. */
    public boolean bulkOnly() {
        return appliesTo.startsWith("bulk") || appliesTo.startsWith("over ") || appliesTo.equals("as above");
    }
}
