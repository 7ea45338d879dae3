package dev.repwatch.monitor.telling.wording;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did about an alert.
 *
 * @param action {@code ack}, {@code requested}, {@code fixed}, {@code snooze} or {@code note}
 * @param note in their words; may be empty
 * @param until when a {@code snooze} ends; empty for all others
 */
public record Deed(String action, String who, String note, Instant at, Optional<Instant> until) {

    /** Somebody who asked for removal or fixed the cause has acknowledged by it. */
    boolean takesInHand() {
        return action.equals("requested") || action.equals("fixed");
    }
}
