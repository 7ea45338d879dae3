package dev.repwatch.monitor.store.outbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a message is on its way, and the conditions in SQL that are made of it. */
public enum MessageState {
    PENDING,
    /** Tried; it certainly did not arrive. */
    RETRY,
    /** Tried; it may have arrived. */
    UNCERTAIN,
    /** Somebody delivers it. */
    CLAIMED,
    SENT,
    /** Given up. */
    DEAD,
    /** Told together with another, or to nobody because its channel is gone. */
    SUPERSEDED,
    /** A reminder that nobody needs any more. */
    EXPIRED;

    /** It has certainly not arrived. */
    static final String UNHEARD = in(PENDING, RETRY);

    /** May be tried when its time has come. */
    static final String TRYABLE = in(PENDING, RETRY, UNCERTAIN);

    /** Not over. */
    public static final String WAITING = in(PENDING, RETRY, UNCERTAIN, CLAIMED);

    /** It arrived, or may have. */
    static final String HEARD = in(SENT, CLAIMED, UNCERTAIN);

    /** It is over, and nobody will ask for it. */
    static final String DONE = in(SENT, SUPERSEDED, EXPIRED);

    /** Asks for this state, or sets it. */
    String is() {
        return "state = '" + name() + "'";
    }

    private static String in(MessageState... states) {
        return Arrays.stream(states)
                .map(it -> "'" + it.name() + "'")
                .collect(Collectors.joining(", ", "state IN (", ")"));
    }
}
