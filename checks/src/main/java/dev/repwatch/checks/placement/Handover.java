package dev.repwatch.checks.placement;

/** How far a test mail came by what servers said; only the provider's own word makes its absence mean something. */
public enum Handover {
    /** A server refused it for good. */
    REFUSED,
    /** Our own server still tries. */
    DEFERRED,
    /** Our own server has it; what the provider said is not known. */
    OWN_SERVER,
    /** The provider's server answered 250. */
    PROVIDER
}
