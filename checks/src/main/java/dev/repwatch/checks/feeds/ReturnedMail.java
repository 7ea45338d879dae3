package dev.repwatch.checks.feeds;

import dev.repwatch.checks.maillog.Attempt;
import java.time.Instant;

/** What a mailbox says of one recipient of ours. Personal data: it goes to the list of addresses not to mail, and nowhere else. */
public sealed interface ReturnedMail {

    /** A delivery report (RFC 3464): as if a log had said it. */
    record Reported(Attempt attempt) implements ReturnedMail {}

    /** A complaint (RFC 5965): whoever complained wants no more. */
    record Complained(String recipient, Instant at) implements ReturnedMail {}
}
