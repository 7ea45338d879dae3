package dev.repwatch.checks.placement;

import java.util.Locale;

/** Where one test mail ended at one seed mailbox. */
public enum Placement {
    INBOX,
    /** In the inbox, under a tab such as Gmail's promotions. Not spam. */
    TAB,
    SPAM,
    /** The provider's own server took it, and it is in no folder. */
    MISSING,
    /** The provider says itself that it blocked it, as au's daily report does. */
    BLOCKED,
    /** Not there yet, and it is too early to say more, or our own server still tries. */
    DELAYED,
    /** The provider's server refused it. */
    REFUSED,
    UNKNOWN;

    /** As in JSON, labels and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nobody reads it there. */
    public boolean bad() {
        return this == SPAM || this == MISSING || this == BLOCKED || this == REFUSED;
    }

    public boolean good() {
        return this == INBOX || this == TAB;
    }

    /** What is late or not known says nothing for either side. */
    public boolean counts() {
        return good() || bad();
    }
}
