package dev.repwatch.monitor.diagnosis.evidence;

/** Evidence that cannot be weighed: of a kind that is not known here, or without a time. */
public record Unusable(String kind, Reason reason) implements Evidence {

    /** Why it cannot be. */
    public enum Reason {
        KIND,
        TIME
    }
}
