package dev.repwatch.monitor.delisting.guard;

/** How a pool file is written. */
public enum PoolFormat {
    /**
     * A Postfix {@code texthash:} table from pool to {@code randmap:} of transports named {@code out-ADDRESS}, for
     * {@code sender_dependent_default_transport_maps} (postconf(5), DATABASE_README "randmap").
     */
    POSTFIX,
    /** JSON in the form of KumoMTA's egress pools: each pool with its entries by name. */
    KUMOMTA
}
