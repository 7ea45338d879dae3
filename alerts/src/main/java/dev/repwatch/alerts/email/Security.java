package dev.repwatch.alerts.email;

/** How the connection to a relay is protected. */
public enum Security {
    /** STARTTLS or nothing is sent. */
    STARTTLS(587),
    /** TLS from the first byte (RFC 8314). */
    TLS(465),
    /** In the clear; only for a relay on the same machine or a trusted network. */
    NONE(25);

    private final int port;

    Security(int port) {
        this.port = port;
    }

    int defaultPort() {
        return port;
    }
}
