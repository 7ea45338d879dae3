package dev.repwatch.checks.maillog;

import java.util.Locale;

/** How far the attempt came (RFC 5321, section 3). It is evidence: before {@link #RCPT} the recipient cannot be the reason. */
public enum Stage {
    /** Connecting, the greeting, EHLO, STARTTLS, AUTH. */
    CONNECT,
    MAIL,
    RCPT,
    DATA,
    /** After the end of the message. */
    EOD,
    /** Our own server stopped it; no receiver was asked. */
    LOCAL,
    /** Not tried: the server remembered an earlier failure. It is no answer and counts as none. */
    CACHED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the recipient was not yet named. */
    public boolean beforeRecipient() {
        return this == CONNECT || this == MAIL;
    }
}
