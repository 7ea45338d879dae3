package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.PlacementTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code [placement]}: when a test mail that is not there is late, missing, and given up.
 *
 * @param logs logs of the mail servers through which the streams go: only the provider's own 250 makes silence mean missing
 */
public record PlacementSettings(List<Path> logs, Duration lateAfter, Duration missingAfter, Duration closeAfter) {

    /** @throws IllegalArgumentException when the times do not follow each other; the message begins with the key */
    public PlacementSettings {
        logs = List.copyOf(logs);
        new PlacementTimes(lateAfter, missingAfter, closeAfter);
    }

    public static PlacementSettings defaults() {
        PlacementTimes usual = PlacementTimes.USUAL;
        return new PlacementSettings(List.of(), usual.lateAfter(), usual.missingAfter(), usual.closeAfter());
    }

    public PlacementTimes times() {
        return new PlacementTimes(lateAfter, missingAfter, closeAfter);
    }
}
