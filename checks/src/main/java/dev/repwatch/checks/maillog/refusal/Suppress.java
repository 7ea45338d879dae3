package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Reply;
import java.util.Locale;
import java.util.Optional;

/** Whether a reply is a reason to stop mailing the address: only its own non-existence ever is. */
public enum Suppress {
    YES,
    /** Only when it is said again, on other days. */
    AFTER_N,
    NO;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A temporary code never says that an address is not there. */
    static Suppress of(ReplyClass meaning, Optional<Reply> reply) {
        boolean permanent = reply.filter(Reply::permanent).isPresent();
        return switch (meaning) {
            case UNKNOWN_USER -> permanent ? YES : NO;
            case MAILBOX_DISABLED -> permanent ? YES : AFTER_N;
            case UNKNOWN_USER_OR_FILTER, RECIPIENT_FILTER -> permanent ? AFTER_N : NO;
            case MAILBOX_FULL, BAD_DOMAIN -> AFTER_N;
            default -> NO;
        };
    }
}
