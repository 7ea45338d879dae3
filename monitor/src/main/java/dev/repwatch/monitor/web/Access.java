package dev.repwatch.monitor.web;

/** Who may use a route. */
public enum Access {
    /** Everybody who reaches the port: health, the style sheet, and the doors of channels, which check their callers themselves. */
    OPEN,
    /**
     * Every other {@code GET}, and a {@code POST} that changes nothing: those whom {@code [web] users}, {@code token} and {@code client_ca} let in, and the holder of the
     * API token; everybody when none is set.
     */
    VIEW,
    /** Every other {@code POST}: the holder of the API token, with a certificate where {@code client_ca} asks for one. */
    ADMIN
}
