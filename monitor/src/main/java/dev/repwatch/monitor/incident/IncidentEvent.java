package dev.repwatch.monitor.incident;

import java.time.Instant;

/**
 * Something that people may have to hear of: an incident began, changed, is over, is still there, or was there before anybody
 * looked. What it is about says the detail, and by its class which kind of incident it is. Written in the same transaction as
 * the state change that it is.
 */
public record IncidentEvent<D extends IncidentDetail>(Verb verb, D detail, Instant at) {

    /** What happens to incidents of every kind. */
    public enum Verb {
        /** It began; also when it returns within the reopen window. */
        OPENED,
        /** It goes on and is not what it was. */
        CHANGED,
        /** It is over. */
        RESOLVED,
        /** Nothing happened, and it is still there. */
        REMINDED,
        /** It was there when somebody first looked; several are told at once. */
        BASELINE
    }

    public static <D extends IncidentDetail> IncidentEvent<D> opened(D detail, Instant at) {
        return new IncidentEvent<>(Verb.OPENED, detail, at);
    }

    public static <D extends IncidentDetail> IncidentEvent<D> changed(D detail, Instant at) {
        return new IncidentEvent<>(Verb.CHANGED, detail, at);
    }

    public static <D extends IncidentDetail> IncidentEvent<D> resolved(D detail, Instant at) {
        return new IncidentEvent<>(Verb.RESOLVED, detail, at);
    }

    public static <D extends IncidentDetail> IncidentEvent<D> reminded(D detail, Instant at) {
        return new IncidentEvent<>(Verb.REMINDED, detail, at);
    }

    public static <D extends IncidentDetail> IncidentEvent<D> baseline(D detail, Instant at) {
        return new IncidentEvent<>(Verb.BASELINE, detail, at);
    }

    public boolean is(Verb other) {
        return verb == other;
    }
}
