package dev.repwatch.alerts.http;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.Delivery.Hindrance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver answered.
 *
 * @param words the beginning of the body, cleaned; empty for a good answer, whose body nobody needs
 */
public record Reply(int status, String words, Optional<Duration> retryAfter) {

    private static final int TOO_MANY = 429;
    private static final Set<Integer> LATER = Set.of(408, 425, TOO_MANY);
    private static final Set<Integer> MESSAGE = Set.of(400, 413, 422);

    /** The usual meaning of an HTTP status (RFC 9110 section 15). */
    public Delivery delivery(String who, Optional<String> remoteId) {
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered(remoteId);
        }
        String why = who + " answered HTTP " + status + (words.isEmpty() ? "" : ": " + words);
        if (LATER.contains(status) || status >= 500) {
            return new Delivery.RetryLater(retryAfter, status == TOO_MANY ? Hindrance.PACE : Hindrance.SERVER, why);
        }
        if (MESSAGE.contains(status)) {
            return new Delivery.Refused(Fault.MESSAGE, why);
        }
        boolean redirect = status >= 300 && status < 400;
        return new Delivery.Refused(Fault.CHANNEL, redirect ? why + " (a redirect, not followed)" : why);
    }
}
