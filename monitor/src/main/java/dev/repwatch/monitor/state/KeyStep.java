package dev.repwatch.monitor.state;

import java.util.List;

/** What one step of the machine leads to. */
public record KeyStep(KeyState after, List<Happening> happenings) {

    public KeyStep {
        happenings = List.copyOf(happenings);
    }
}
