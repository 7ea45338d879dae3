package dev.repwatch.checks.posture;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of the DNS while something is judged. The same question always gets the same answer; whatever is not known is
 * {@link DnsAnswer.Failed}, which no evaluator takes for an absence.
 */
@FunctionalInterface
public interface Answers {

    /** @param question with the name in lower case */
    DnsAnswer to(DnsQuestion question);

    /**
     * As {@link #to}, for any text as a name: what is no DNS name does not exist, and nobody is asked. Half an answer is none.
     *
     * @param name one character an octet
     */
    default DnsAnswer of(String name, RecordType type) {
        return DnsName.of(name)
                .map(it -> whole(to(new DnsQuestion(it.text(), type, true))))
                .orElseGet(() -> new DnsAnswer.Absent(true, Optional.empty(), Duration.ZERO, ""));
    }

    private static DnsAnswer whole(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records && records.truncated()
                ? new DnsAnswer.Failed(Cause.BAD_ANSWER, "more records than are kept came back", records.resolver())
                : answer;
    }
}
