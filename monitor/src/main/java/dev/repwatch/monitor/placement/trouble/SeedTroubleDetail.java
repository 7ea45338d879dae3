package dev.repwatch.monitor.placement.trouble;

import dev.repwatch.monitor.incident.IncidentDetail;
import java.util.Locale;
import java.util.Optional;

/**
 * Placement cannot be measured as configured.
 *
 * @param name of the seed or the stream
 * @param cause why a test did not begin; empty for mailboxes
 * @param detail the words of a server or of the system, without secrets; hostile
 */
public record SeedTroubleDetail(Trouble trouble, String name, Optional<Cause> cause, String detail)
        implements IncidentDetail {

    /** Of a mailbox. */
    public SeedTroubleDetail(Trouble trouble, String name, String detail) {
        this(trouble, name, Optional.empty(), detail);
    }

    /** Why a test did not begin. */
    public enum Cause {
        /** The template has faults that would be measured in its place. */
        TEMPLATE_FINDINGS,
        TEMPLATE_UNREADABLE,
        /** The template is no message. */
        NO_MESSAGE,
        /** The server of the stream took none of the mails. */
        NO_SERVER,
        /** It names no seed that is configured. */
        NO_SEED;

        /** As in JSON and sentences. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is in the way. */
    public enum Trouble {
        /** A mailbox cannot be read. */
        UNREADABLE,
        /** It refuses the password; nobody tries again, or the provider locks the account. */
        LOCKED_OUT,
        /** The mailbox does not list its spam folder. */
        NO_SPAM_FOLDER,
        /** A stream was not tested for three intervals. */
        NOT_TESTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean ofStream() {
            return this == NOT_TESTED;
        }
    }

    /** What it is about, also in the database. */
    public String subject() {
        return (trouble.ofStream() ? "untested:" : "seed:") + name;
    }
}
