package dev.repwatch.monitor.preflight;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A listing of this address or its /24 that was seen before.
 *
 * @param ended empty while it lasts
 */
public record Episode(String list, Optional<LocalDate> began, Optional<LocalDate> ended) {

    /** Whether any of it lies on this day or later. */
    boolean since(LocalDate day) {
        return ended.isEmpty() || !ended.get().isBefore(day);
    }
}
