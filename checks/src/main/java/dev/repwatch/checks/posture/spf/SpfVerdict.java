package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Optional;

/**
 * The outcome for one sender.
 *
 * @param term the directive of the sender's own record that decided, as written; empty when none did
 * @param reason for an error, what is wrong; bounded, not cleaned
 * @param lookups terms evaluated that ask the DNS
 * @param voids questions that came back empty
 * @param explanation the domain's own text for who is refused; hostile, ASCII
 * @param cause of a temporary error; with another result, why a reverse name was passed over, so that it is not certain
 * @param trace what was evaluated, in order
 */
public record SpfVerdict(
        SpfResult result,
        Optional<String> term,
        Optional<String> reason,
        int lookups,
        int voids,
        Optional<String> explanation,
        Optional<Cause> cause,
        List<SpfStep> trace) {

    public SpfVerdict {
        trace = List.copyOf(trace);
    }
}
