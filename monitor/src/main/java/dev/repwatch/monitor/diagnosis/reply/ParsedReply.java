package dev.repwatch.monitor.diagnosis.reply;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver's answer says of itself, before anything else is known.
 *
 * @param code the three digits, 0 when the text has none
 * @param list the catalogue's id of the list that is named, {@code ?zone} for a zone that nobody knows
 * @param provider who answered, where the text gives it away
 * @param namedIp the sending address that the text names
 * @param stage {@code connect}, {@code mail}, {@code rcpt}, {@code data} or {@code data_end}
 * @param failedAuthentication which of {@code spf}, {@code dkim} and {@code dmarc} the text says did not pass
 */
public record ParsedReply(
        ReplyClass meaning,
        int code,
        Optional<String> list,
        Optional<String> provider,
        Optional<String> namedIp,
        Optional<String> stage,
        Set<String> failedAuthentication) {

    public ParsedReply {
        failedAuthentication = Set.copyOf(failedAuthentication);
    }

    /** 5xx: the receiver says that trying again is of no use (RFC 5321 section 4.2.1). */
    public boolean permanent() {
        return code >= 500;
    }
}
