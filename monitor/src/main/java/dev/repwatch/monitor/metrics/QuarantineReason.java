package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Cause;

/** The label value by which a dashboard tells the causes apart for which a list is not believed; listed in docs/metrics.md. */
final class QuarantineReason {

    private QuarantineReason() {}

    static String of(Cause cause) {
        return switch (cause) {
            case LIST_DEAD -> "dead";
            case TIMED_OUT -> "silent";
            default -> cause.label();
        };
    }
}
