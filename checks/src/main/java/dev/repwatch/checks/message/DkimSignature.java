package dev.repwatch.checks.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One signature of a message and what became of it.
 *
 * @param domain {@code d=}
 * @param selector {@code s=}
 * @param signed the fields of {@code h=}, in lower case
 * @param bodyLength {@code l=} is there
 * @param expires {@code x=}
 * @param outcome of verifying
 * @param reason in words, of a failure or of what is not known
 * @param weakBits the size of its RSA key when that is under 2048
 */
record DkimSignature(
        String domain,
        String selector,
        List<String> signed,
        boolean bodyLength,
        Optional<Instant> expires,
        Outcome outcome,
        String reason,
        Optional<Integer> weakBits) {

    /** What verifying came to. */
    enum Outcome {
        PASS,
        FAIL,
        UNKNOWN
    }

    boolean covers(String field) {
        return signed.contains(field);
    }
}
