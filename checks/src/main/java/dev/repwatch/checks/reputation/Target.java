package dev.repwatch.checks.reputation;

/** Something that sends mail and has a reputation: one address or one domain. */
public sealed interface Target permits IpTarget, DomainTarget {

    /**
     * The canonical spelling, the identity of the target everywhere (database, metrics, alerts): dotted quad, RFC 5952
     * text, or the lower-case A-label form of a domain without the trailing dot.
     */
    String text();

    TargetKind kind();
}
