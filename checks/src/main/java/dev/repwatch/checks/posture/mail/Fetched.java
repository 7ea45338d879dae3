package dev.repwatch.checks.posture.mail;

import dev.repwatch.checks.reputation.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What an HTTPS address gave. */
public sealed interface Fetched {

    /**
     * An answer, of any status.
     *
     * @param body as far as it was read
     * @param cut there was more than is read
     * @param certificateEnds when the certificate of the server ends
     */
    record Page(int status, String contentType, String body, boolean cut, Optional<Instant> certificateEnds)
            implements Fetched {

        public Page(int status, String contentType, String body, boolean cut) {
            this(status, contentType, body, cut, Optional.empty());
        }
    }

    /** The certificate is not one for this name that others trust. */
    record Untrusted(String reason) implements Fetched {}

    /** Certainly nothing there: the host has no address, or none that can be reached from outside. */
    record Nowhere(String reason) implements Fetched {}

    /** It could not be told: silence, trouble in between, or nobody asked. */
    record Unclear(Cause cause) implements Fetched {}

    default <T> T match(
            Function<Page, T> page,
            Function<Untrusted, T> untrusted,
            Function<Nowhere, T> nowhere,
            Function<Unclear, T> unclear) {
        if (this instanceof Page it) {
            return page.apply(it);
        }
        if (this instanceof Untrusted it) {
            return untrusted.apply(it);
        }
        return this instanceof Nowhere it ? nowhere.apply(it) : unclear.apply((Unclear) this);
    }
}
