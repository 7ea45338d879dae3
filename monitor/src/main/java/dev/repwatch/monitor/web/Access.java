package dev.repwatch.monitor.web;

/** Who may use a route. */
public enum Access {
    /** Everybody who reaches the port: health only. */
    OPEN,
    /** Those whom {@code [web] users}, {@code token} and {@code client_ca} let in; everybody when none is set. */
    VIEW,
    /** The holder of the API token. */
    ADMIN
}
