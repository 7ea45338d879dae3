package dev.repwatch.checks.posture;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one check found about one subject.
 *
 * @param verdict that of the worst code; a certain failure comes before what is not known
 * @param codes what was found, in order of discovery
 * @param facts figures and names for programs: numbers, and texts
 * @param seen the records it was judged from
 * @param wanted the record to publish, complete; empty when there is nothing to publish
 * @param cause why it is not known
 */
public record PostureFinding(
        PostureSubject subject,
        PostureCheck check,
        PostureVerdict verdict,
        List<Code> codes,
        Map<String, Object> facts,
        List<Seen> seen,
        Optional<String> wanted,
        Optional<Cause> cause) {

    public PostureFinding {
        codes = List.copyOf(codes);
        facts = OrderedEntries.of(facts);
        seen = List.copyOf(seen);
    }

    /**
     * One thing that was found.
     *
     * @param verdict what it alone would make of the check
     * @param parameters for its words; values from outside, bounded, not escaped
     */
    public record Code(String id, PostureVerdict verdict, Map<String, String> parameters) {

        public Code {
            parameters = OrderedEntries.of(parameters);
        }

        public Optional<Severity> severity() {
            return PostureCodes.of(id).severity();
        }

        public String english() {
            return PostureCode.filled(PostureCodes.of(id).english(), parameters);
        }

        public String japanese() {
            return PostureCode.filled(PostureCodes.of(id).japanese(), parameters);
        }
    }

    /** The same with another record to publish. */
    public PostureFinding wanting(Optional<String> record) {
        return new PostureFinding(subject, check, verdict, codes, facts, seen, record, cause);
    }

    public boolean has(String code) {
        return codes.stream().anyMatch(it -> it.id().equals(code));
    }

    /** The code that decides how bad it is: of the worst verdict the most severe. */
    public Optional<Code> worst() {
        return codes.stream()
                .filter(code -> code.verdict() == verdict)
                .min(Comparator.comparing(
                        code -> code.severity().map(Enum::ordinal).orElse(Integer.MAX_VALUE)));
    }
}
