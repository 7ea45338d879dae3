package dev.repwatch.checks.posture;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.PostureFinding.Code;
import dev.repwatch.checks.reputation.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what one check finds, and decides its verdict. For one thread. */
public final class Judgement {

    private static final int MOST = 300;

    private final PostureCheck check;
    private final PostureSubject subject;
    private final List<Code> codes = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private Optional<String> wanted = Optional.empty();
    private Optional<Cause> cause = Optional.empty();

    public Judgement(PostureCheck check, PostureSubject subject) {
        this.check = check;
        this.subject = subject;
    }

    /** @param parameters names and values for the words of the code, one after the other */
    public Judgement code(String id, Object... parameters) {
        return code(id, PostureCodes.of(id).verdict().orElse(PostureVerdict.WARN), parameters);
    }

    /** For a code whose verdict depends on the circumstances. */
    public Judgement code(String id, PostureVerdict verdict, Object... parameters) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int at = 0; at + 1 < parameters.length; at += 2) {
            named.put(String.valueOf(parameters[at]), bounded(String.valueOf(parameters[at + 1])));
        }
        codes.add(new Code(id, verdict, named));
        return this;
    }

    /** Something could not be told. */
    public Judgement unknown(String id, Cause why, Object... parameters) {
        cause = cause.or(() -> Optional.of(why));
        Object[] all = java.util.Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = "cause";
        all[parameters.length + 1] = why.label();
        return code(id, PostureVerdict.UNKNOWN, all);
    }

    /** All is well; said only when nothing else was found that matters. */
    public Judgement ok(String id, Object... parameters) {
        boolean clean = codes.stream().allMatch(code -> code.verdict().compareTo(PostureVerdict.INFO) <= 0);
        return clean ? code(id, parameters) : this;
    }

    public Judgement fact(String name, Object value) {
        facts.put(name, value instanceof String text ? bounded(text) : value);
        return this;
    }

    public Judgement seen(String name, RecordType type, DnsAnswer answer) {
        seen.addAll(Seen.of(name, type, answer));
        return this;
    }

    /** @param record complete: name, type and value */
    public Judgement wanted(String record) {
        wanted = Optional.of(record);
        return this;
    }

    public boolean has(PostureVerdict verdict) {
        return codes.stream().anyMatch(code -> code.verdict() == verdict);
    }

    public PostureFinding finding() {
        return new PostureFinding(
                subject,
                check,
                verdict(),
                codes,
                facts,
                seen,
                wanted,
                verdict() == PostureVerdict.UNKNOWN ? cause : Optional.empty());
    }

    private PostureVerdict verdict() {
        for (PostureVerdict each :
                List.of(PostureVerdict.FAIL, PostureVerdict.UNKNOWN, PostureVerdict.WARN, PostureVerdict.PASS)) {
            if (has(each)) {
                return each;
            }
        }
        return PostureVerdict.INFO;
    }

    private static String bounded(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
