package dev.repwatch.monitor.preflight;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What RDAP says of the network (RFC 9083).
 *
 * @param registered when it was allotted
 * @param transferred when it changed hands, if it did
 * @param status such as {@code active}
 * @param name of the network
 */
public record Registration(
        Optional<LocalDate> registered, Optional<LocalDate> transferred, String status, String country, String name) {

    boolean unallotted() {
        String word = status.toLowerCase(Locale.ROOT);
        return word.contains("unallocated") || word.contains("available") || word.equals("reserved");
    }

    /** The newest change that falls on this day or later. */
    Optional<LocalDate> changedSince(LocalDate day) {
        return registered.filter(it -> !it.isBefore(day)).or(() -> transferred.filter(it -> !it.isBefore(day)));
    }
}
