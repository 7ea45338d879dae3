package dev.repwatch.monitor.diagnosis.rules;

import java.util.Locale;

/** Who moves next; not who is guilty. A closed set, and so an interface. */
public enum Owner {
    /** Who runs the sending system, its addresses and its delisting. */
    ENGINEER,
    /** Who keeps the DNS of the sending domain. */
    DNS,
    /** Who keeps the list of recipients. */
    LIST_OWNER,
    /** Who writes texts and links. */
    CONTENT,
    /** The recipient, or who runs the recipient's mail. */
    RECEIVER,
    /** Nobody: time heals. */
    WAIT,
    UNKNOWN;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the sending side has to do something. */
    public boolean ours() {
        return this == ENGINEER || this == DNS || this == LIST_OWNER || this == CONTENT;
    }
}
