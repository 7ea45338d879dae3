package dev.repwatch.monitor.incident;

import java.util.List;

/** What one step of the machine leads to. */
public record KeyStep(KeyState after, List<IncidentEvent<?>> happenings) {

    public KeyStep {
        happenings = List.copyOf(happenings);
    }
}
