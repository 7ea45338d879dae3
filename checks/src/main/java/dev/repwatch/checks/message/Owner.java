package dev.repwatch.checks.message;

import java.util.Locale;

/** Whose move a finding is. */
public enum Owner {
    /** Who runs the mail server and the DNS. */
    ENGINEER,
    /** Who writes the mail. */
    CONTENT,
    /** Who keeps the list of recipients. */
    LIST_OWNER;

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
