package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Outcome;
import java.util.Map;

/**
 * Where the fields of an event stand that no reader of ours knows: a path such as {@code message.to} in JSON lines, the name of a
 * column in CSV. An empty path means that there is no such field.
 *
 * @param outcome one path, or several joined by {@code +}, whose values are then joined by {@code /}
 * @param outcomes what the values of {@code outcome} mean; events of other values are no attempts
 * @param ident the name of the way out, from which the sending address may follow
 */
public record FieldPaths(
        String time,
        String recipient,
        String outcome,
        Map<String, Outcome> outcomes,
        String reply,
        String queueId,
        String sourceIp,
        String ident,
        String relayHost,
        String relayIp) {

    public FieldPaths {
        outcomes = Map.copyOf(outcomes);
        if (time.isBlank() || outcome.isBlank() || outcomes.isEmpty()) {
            throw new IllegalArgumentException("outcomes: a mapping needs time, outcome and what its values mean");
        }
    }
}
