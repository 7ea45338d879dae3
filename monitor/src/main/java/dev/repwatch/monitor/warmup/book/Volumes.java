package dev.repwatch.monitor.warmup.book;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What was really sent, day by day. */
@FunctionalInterface
public interface Volumes {

    /**
     * Rows of days that are over and known whole. A day that is not known has no row; one without mail has a row that says so.
     *
     * @param newest no row is of a later day
     * @throws IOException when it cannot be read; the message says what
     */
    List<VolumeFile.Row> read(WarmupSettings settings, Collection<PlanEntry> plans, LocalDate newest)
            throws IOException;

    /** The file that the settings name. */
    static List<VolumeFile.Row> ofFile(WarmupSettings settings, LocalDate newest) throws IOException {
        return settings.volumes().isEmpty()
                ? List.of()
                : VolumeFile.read(settings.volumes().get()).stream()
                        .filter(row -> !row.date().isAfter(newest))
                        .toList();
    }
}
