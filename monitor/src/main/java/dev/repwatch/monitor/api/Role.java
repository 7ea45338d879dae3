package dev.repwatch.monitor.api;

/** What somebody may do, from nothing to everything; each may what those before it may. */
public enum Role {
    /** Whoever reaches the port: health, the style sheet, and the doors of channels, which check their callers themselves. */
    PUBLIC,
    /** Reads, and asks what changes nothing. */
    VIEWER,
    /** Acts on incidents and tasks, silences, has something checked. */
    OPERATOR,
    /** Runs the daemon: reload, backup, the outbox, the guard, addresses of people. */
    ADMIN;

    public boolean includes(Role least) {
        return compareTo(least) >= 0;
    }

    /** As configuration and documents spell it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
