package dev.repwatch.monitor.store.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, in words, not yet told or already told.
 *
 * @param id 0 before it is written
 * @param kind the happening, such as {@code opened} or {@code cleared}
 * @param threadKey the conversation it would have if told alone
 * @param body the alert as JSON
 */
public record EventRow(
        long id,
        String dedupeKey,
        String kind,
        String threadKey,
        Optional<Long> episode,
        Instant at,
        State state,
        String body) {

    /** A new one. */
    public EventRow(String dedupeKey, String kind, String threadKey, Optional<Long> episode, Instant at, String body) {
        this(0, dedupeKey, kind, threadKey, episode, at, State.PENDING, body);
    }

    /** What became of an event. */
    public enum State {
        PENDING,
        TOLD,
        /** A silence holds it; decided anew when the silence ends. */
        SILENCED,
        /** Trouble of the list or the resolver explains it; decided anew when that is over. */
        INHIBITED,
        /** Told as part of another, or over before anybody heard of it. */
        MERGED;

        /** Somebody is still to hear of it. */
        static final String UNTOLD = StateCondition.in(PENDING, SILENCED, INHIBITED);

        /** Nobody will ask for it. */
        static final String DONE = StateCondition.in(TOLD, MERGED);

        /** Asks for this state, or sets it. */
        String is() {
            return StateCondition.is(this);
        }
    }

    /** Held back by a silence or by trouble that explains it. */
    public boolean held() {
        return state == State.SILENCED || state == State.INHIBITED;
    }
}
