package dev.repwatch.checks.maillog;

import java.util.Locale;

/** What became of one attempt, on our side. What the receiver said stands in the {@link Reply}: servers rewrite it. */
public enum Outcome {
    /** The receiver took it over (2xx). Where it put it nobody knows. */
    ACCEPTED,
    /** It stays in the queue and is tried again, whatever the code of the reply (a 5xx banner, {@code soft_bounce}). */
    DEFERRED,
    /** Given up because of the reply. */
    REFUSED,
    /** Given up because its time in the queue was over. */
    EXPIRED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
