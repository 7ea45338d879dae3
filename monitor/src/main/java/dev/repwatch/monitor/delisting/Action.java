package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.store.people.ActTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did about an alert or a task. Who and note come from outside by every door, so they are cleaned and bounded
 * here.
 *
 * @param action {@code ack}, {@code requested}, {@code fixed}, {@code rejected}, {@code snooze}, {@code note} or {@code undo}
 * @param note in their words; may be empty
 * @param until when a {@code snooze} ends; empty for all others
 * @param door by which it came: {@code api}, {@code web} or the name of a channel
 */
public record Action(String action, String who, String note, Instant at, Optional<Instant> until, String door) {

    /** Of programs and the command line. */
    public static final String API = "api";

    public static final int LONGEST_NAME = 100;

    /** In code points, so that it fits the 2,000 characters of the table of notes whatever it is written in. */
    private static final int LONGEST_NOTE = 1_000;

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private static final String SNOOZE = "snooze";
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

    public Action {
        who = Clean.line(who, LONGEST_NAME);
        note = Clean.text(note, LONGEST_NOTE);
    }

    /** By the door of programs. */
    public Action(String action, String who, String note, Instant at, Optional<Instant> until) {
        this(action, who, note, at, until, API);
    }

    /** The same by another door. */
    public Action by(String other) {
        return new Action(action, who, note, at, until, other);
    }

    /** The same as of now: who waited for others did it after them. */
    public Action after(Instant now) {
        return new Action(action, who, note, now.isAfter(at) ? now : at, until, door);
    }

    /** What is kept of it for whoever asks later who did what. */
    public ActTable.Act about(String object) {
        return new ActTable.Act(at, who, door, action, object, note);
    }

    /**
     * Of somebody.
     *
     * @param pause for {@code snooze}: how long, at most 30 days
     * @throws IllegalArgumentException when a snooze would last longer, or not at all
     */
    public static Action of(String action, String who, String note, Duration pause, Instant at) {
        return action.equals(SNOOZE) ? snooze(who, note, pause, at) : of(action, who, note, at);
    }

    /** Of somebody, for whatever does not last. */
    public static Action of(String action, String who, String note, Instant at) {
        return new Action(action, who, note, at, Optional.empty());
    }

    private static Action snooze(String who, String note, Duration pause, Instant at) {
        if (pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new ActRefused("snooze", "a snooze lasts between a moment and 30 days");
        }
        return new Action(SNOOZE, who, note, at, Optional.of(at.plus(pause)));
    }

    /** Whether it is a snooze that ends when this one does, but for the moment between two presses of a button. */
    public boolean endsLike(Optional<Instant> snoozed) {
        return snoozed.isPresent()
                && until.isPresent()
                && Duration.between(snoozed.get(), until.get()).abs().compareTo(A_MOMENT) < 0;
    }

    /** Somebody who asked for removal or fixed the cause has acknowledged by it. */
    public boolean takesInHand() {
        return action.equals("requested") || action.equals("fixed");
    }
}
