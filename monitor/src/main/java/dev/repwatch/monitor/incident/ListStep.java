package dev.repwatch.monitor.incident;

import java.util.List;

/** @param held what becomes of the held listings of this list */
public record ListStep(ListState after, Held held, List<IncidentEvent<?>> happenings) {

    public ListStep {
        happenings = List.copyOf(happenings);
    }

    /** What becomes of held listings. */
    public enum Held {
        KEPT,
        RELEASED,
        DROPPED
    }
}
