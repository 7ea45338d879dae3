package dev.repwatch.checks.posture.mail;

import dev.repwatch.checks.reputation.Cause;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a mail exchanger showed of itself after STARTTLS (RFC 3207). */
public sealed interface Presented {

    /** @param certificates as they came: that of the server first, then those of its issuers; never empty */
    record Chain(List<X509Certificate> certificates) implements Presented {

        public Chain {
            certificates = List.copyOf(certificates);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("a server without a certificate shows nothing");
            }
        }
    }

    /**
     * It could not be told: no connection, no STARTTLS, no handshake. Networks in between close port 25 and take STARTTLS out of what
     * they pass on, so that this says nothing of the exchanger.
     *
     * @param reason in a few words; bounded, not cleaned
     */
    record Unclear(Cause cause, String reason) implements Presented {}
}
