package dev.repwatch.checks.maillog;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to hand one message over for one recipient, whatever server logged it.
 *
 * @param queueId the server's id of the message; short Postfix ids are used again
 * @param recipient personal data: it goes to counters only as a hash, and never into labels, logs or alerts
 * @param stage how far it came; empty when the format does not say, and when it was accepted
 * @param reply what the receiver said; empty when none spoke
 * @param remark what our own server says of it; empty when the reply says it all
 * @param own put down here (mailbox, pipe, content filter): no receiver of the world had a part in it
 * @param delays empty when the line does not say
 */
public record Attempt(
        Instant time,
        Egress egress,
        Optional<String> queueId,
        Optional<String> recipient,
        Relay relay,
        Optional<Stage> stage,
        Outcome outcome,
        Optional<Reply> reply,
        String remark,
        boolean own,
        Optional<Delays> delays) {}
