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
    /** Given up, by a version that did so. */
    DEAD,
    /** Told together with another, or to nobody because its channel is gone. */
    SUPERSEDED,
    /** Nobody needs it any more. */
    EXPIRED;

    /** It has certainly not arrived. */
    static final String UNHEARD = StateCondition.in(PENDING, RETRY);

    /** Tried without success. */
    static final String TRIED = StateCondition.in(RETRY, UNCERTAIN);

    /** May be tried when its time has come. */
    static final String TRYABLE = StateCondition.in(PENDING, RETRY, UNCERTAIN);

    /** May be tried at once when somebody asks for it. */
    static final String REVIVABLE = StateCondition.in(PENDING, RETRY, UNCERTAIN, DEAD);

    /** Not over. */
    public static final String WAITING = StateCondition.in(PENDING, RETRY, UNCERTAIN, CLAIMED);

    /** Given up, critical, and still so. */
    public static final String LOST = "(" + StateCondition.is(DEAD) + " AND severity = 0 AND EXISTS (SELECT 1 FROM"
            + " telling_thread t WHERE t.thread_key = outbox.thread_key AND t.resolved_at IS NULL))";

    /** It arrived, or may have. */
    static final String HEARD = StateCondition.in(SENT, CLAIMED, UNCERTAIN);

    /** It is over, and nobody will ask for it. */
    static final String DONE = StateCondition.in(SENT, SUPERSEDED, EXPIRED);

    /** Asks for this state, or sets it. */
    String is() {
        return StateCondition.is(this);
    }
}
