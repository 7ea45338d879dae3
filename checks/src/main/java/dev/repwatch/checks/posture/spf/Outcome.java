package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.reputation.Cause;
import java.util.Optional;

/**
 * What one mechanism came to.
 *
 * @param reason for an error, what is wrong
 * @param cause of a temporary error
 */
record Outcome(Kind kind, String reason, Optional<Cause> cause) {

    enum Kind {
        MATCH("match"),
        NO_MATCH("no match"),
        TEMPERROR("temperror"),
        PERMERROR("permerror");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final Outcome MATCH = new Outcome(Kind.MATCH, "", Optional.empty());
    static final Outcome NO_MATCH = new Outcome(Kind.NO_MATCH, "", Optional.empty());

    static Outcome of(boolean match) {
        return match ? MATCH : NO_MATCH;
    }

    static Outcome permanent(String reason) {
        return new Outcome(Kind.PERMERROR, reason, Optional.empty());
    }

    static Outcome temporary(String name, Cause cause) {
        return new Outcome(Kind.TEMPERROR, name, Optional.of(cause));
    }

    boolean error() {
        return kind == Kind.TEMPERROR || kind == Kind.PERMERROR;
    }
}
