package dev.repwatch.checks.posture.registration;

import dev.repwatch.checks.reputation.Cause;

/** What was learnt of a registration. */
public sealed interface Registered {

    record Known(Registration registration) implements Registered {}

    /** Nobody says it: the registry has no RDAP service, as that of {@code .jp}, or nobody was to be asked. */
    record Unsaid() implements Registered {}

    /** It could not be told. */
    record Unclear(Cause cause, String reason) implements Registered {}
}
