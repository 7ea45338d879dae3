package dev.repwatch.monitor.delisting;

import java.util.Locale;

/** How far the way off a list has come. */
public enum TaskState {
    CAUSE_OPEN,
    CAUSE_FIXED,
    REQUESTED,
    /** The operator said no; ask again only when something changed. */
    REJECTED,
    /** A policy listing that nobody removes. */
    NOT_REMOVABLE,
    /** Off after somebody asked. */
    CLEARED,
    /** Off without anybody having asked, or no longer watched. */
    EXPIRED;

    public boolean over() {
        return this == CLEARED || this == EXPIRED;
    }

    /** The spelling in the database, the API and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
