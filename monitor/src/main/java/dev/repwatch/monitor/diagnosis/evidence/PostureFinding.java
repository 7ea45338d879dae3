package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a check of our own DNS found.
 *
 * @param before the record before a change, when the finding is one
 * @param after the record since then
 * @param bits length of a DKIM key
 */
public record PostureFinding(
        Span span,
        Optional<String> check,
        Optional<String> subject,
        Optional<String> ip,
        Optional<String> role,
        Optional<String> verdict,
        Optional<String> before,
        Optional<String> after,
        Optional<String> detail,
        Optional<String> policy,
        OptionalDouble bits,
        OptionalDouble unchangedDays)
        implements Evidence {

    static PostureFinding of(Span span, Fields fields) {
        return new PostureFinding(
                span,
                fields.word("check"),
                fields.word("subject"),
                fields.word("ip"),
                fields.word("role"),
                fields.word("verdict"),
                fields.text("before"),
                fields.text("after"),
                fields.text("detail"),
                fields.word("policy"),
                fields.number("bits"),
                fields.number("unchanged_days"));
    }

    public boolean pass() {
        return verdict.filter("pass"::equals).isPresent();
    }

    public boolean fail() {
        return verdict.filter("fail"::equals).isPresent();
    }

    /** Whether the record is known to have become another one at the beginning of the span. */
    public boolean changed() {
        return (before.isPresent() || after.isPresent()) && !before.equals(after);
    }

    @Override
    public String kind() {
        return "posture";
    }
}
