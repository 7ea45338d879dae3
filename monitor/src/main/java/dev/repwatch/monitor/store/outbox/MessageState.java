package dev.repwatch.monitor.store.outbox;

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
    static final String UNHEARD = StateCondition.in(PENDING, RETRY);

    /** May be tried when its time has come. */
    static final String TRYABLE = StateCondition.in(PENDING, RETRY, UNCERTAIN);

    /** Not over. */
    public static final String WAITING = StateCondition.in(PENDING, RETRY, UNCERTAIN, CLAIMED);

    /** It arrived, or may have. */
    static final String HEARD = StateCondition.in(SENT, CLAIMED, UNCERTAIN);

    /** It is over, and nobody will ask for it. */
    static final String DONE = StateCondition.in(SENT, SUPERSEDED, EXPIRED);

    /** Asks for this state, or sets it. */
    String is() {
        return StateCondition.is(this);
    }
}
