package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.TargetKind;

/** What a feed speaks about. */
public enum Coverage {
    IPV4,
    IPV6,
    DOMAIN,
    /** A sending account or group of addresses; its values are shown at every target of the pool. */
    POOL;

    /** True when a target of this kind can have a value of its own. */
    boolean includes(TargetKind kind) {
        return this == POOL || name().equals(kind.name());
    }
}
