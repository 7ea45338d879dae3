package dev.repwatch.monitor.delisting.guard;

/** How a pool file is written. */
public enum PoolFormat {
    /**
     * A line for each pool: its name and the {@code randmap:} of the transports {@code out-ADDRESS}, a table that chooses one of
     * them at random (DATABASE_README "randmap"). It reads as a {@code texthash:} too, but Postfix opens tables that
     * {@code main.cf} names, not those that another table names: a hook has to put it there.
     */
    POSTFIX,
    /** JSON in the form of KumoMTA's egress pools: each pool with its entries by name. */
    KUMOMTA
}
