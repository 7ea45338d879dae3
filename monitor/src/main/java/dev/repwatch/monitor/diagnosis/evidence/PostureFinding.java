package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a check of our own DNS found.
 *
 * @param before the record before a change, when the finding is one
 * @param after the record since then
 * @param bits length of a DKIM key
 * @param unchangedDays before the span; 0 where it is known since when it is so
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

    /** What has been so {@code since} a time was so before it was looked at. */
    static PostureFinding of(Span looked, Fields fields) {
        Optional<Instant> since = fields.time("since").filter(it -> !it.isAfter(looked.at()));
        Span span = since.map(it -> new Span(it, looked.until())).orElse(looked);
        return new PostureFinding(
                span,
                fields.word("check"),
                fields.word("subject"),
                fields.address("ip"),
                fields.word("role"),
                fields.word("verdict"),
                fields.text("before"),
                fields.text("after"),
                fields.text("detail"),
                fields.word("policy"),
                fields.number("bits"),
                since.isPresent() ? OptionalDouble.of(0) : fields.number("unchanged_days"));
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
