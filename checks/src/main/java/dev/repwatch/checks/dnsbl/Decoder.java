package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an answer of one list means. Only a documented code is a listing; a refusal, an address that no honest list gives and
 * an undocumented code are {@link Finding.Unknown}.
 */
public final class Decoder {

    private static final int MAX_SHOWN = 4;

    private final ActiveList active;
    private final DnsblList list;

    public Decoder(ActiveList active) {
        this.active = active;
        this.list = active.list();
    }

    /**
     * @param kind of the target that was asked about
     * @param absenceProof whom the list's own controls named when they said "not listed"; an absence vouched for by anybody
     *     else above the list's zone proves nothing
     * @param at the time of the answer
     */
    public Finding decode(DnsAnswer answer, TargetKind kind, AbsenceProof absenceProof, Instant at) {
        return strayed(answer)
                .<Finding>map(it -> it)
                .orElseGet(() -> answer.match(
                        records -> records(records, kind, at),
                        absent -> absent(absent, absenceProof),
                        failed -> new Finding.Unknown(failed.cause(), active.redacted(failed.detail()))));
    }

    /** An alias that leaves the list's zone says nothing about the target, whether its end exists or not. */
    Optional<Finding.Unknown> strayed(DnsAnswer answer) {
        Optional<String> alias =
                answer.match(DnsAnswer.Records::alias, DnsAnswer.Absent::alias, failed -> Optional.empty());
        return alias.filter(end -> !active.owns(end))
                .map(end ->
                        new Finding.Unknown(Cause.BAD_ANSWER, "the answer is an alias that leaves the list's zone"));
    }

    /** True when an answer of this list can be bad news at all. */
    boolean lists() {
        return list.codes().stream().anyMatch(code -> code.polarity() == ReturnCode.Polarity.LISTED);
    }

    private Finding absent(DnsAnswer.Absent absent, AbsenceProof absenceProof) {
        if (absenceProof.believes(absent, active)) {
            return new Finding.NotListed();
        }
        return absent.soaOwner().isPresent()
                ? new Finding.Unknown(
                        Cause.LIST_DEAD, "\"no such name\" comes from above the list's zone: the list may be gone")
                : new Finding.Unknown(Cause.BAD_ANSWER, "\"no such name\" without the zone that says so");
    }

    private Finding records(DnsAnswer.Records records, TargetKind kind, Instant at) {
        List<Answer127> answers = records.values().stream().map(Answer127::of).toList();
        return refusal(answers).or(() -> impossible(records, answers)).orElseGet(() -> meaning(answers, kind, at));
    }

    private Optional<Finding> refusal(List<Answer127> answers) {
        return answers.stream()
                .flatMap(answer ->
                        answer
                                .refusal(list)
                                .map(cause -> (Finding) new Finding.Unknown(cause, refused(answer)))
                                .stream())
                .findFirst();
    }

    private String refused(Answer127 answer) {
        return "the list refuses the question with " + answer.text()
                + list.errorText(answer.text()).map(text -> ": " + text).orElse("");
    }

    private Optional<Finding> impossible(DnsAnswer.Records records, List<Answer127> answers) {
        if (records.truncated()) {
            return bad("more addresses than any list gives");
        }
        if (answers.stream().anyMatch(answer -> !answer.loopback())) {
            return bad("outside 127.0.0.0/8: a parked domain or a resolver that rewrites answers: " + shown(answers));
        }
        return answers.stream()
                        .anyMatch(answer -> answer.one() && answer.codes(list).isEmpty())
                ? bad("127.0.0.1, which this list does not document")
                : Optional.empty();
    }

    private Finding meaning(List<Answer127> answers, TargetKind kind, Instant at) {
        CodeSummary codeSummary = new CodeSummary(list, kind, at);
        answers.forEach(codeSummary::add);
        return codeSummary
                .finding()
                .orElseGet(() -> new Finding.Unknown(
                        Cause.UNDOCUMENTED_CODE,
                        "the catalogue does not know what this answer means: " + shown(answers)));
    }

    private static String shown(List<Answer127> answers) {
        String some = String.join(
                ", ", answers.stream().limit(MAX_SHOWN).map(Answer127::text).toList());
        return answers.size() > MAX_SHOWN ? some + " …" : some;
    }

    private static Optional<Finding> bad(String detail) {
        return Optional.of(new Finding.Unknown(Cause.BAD_ANSWER, detail));
    }
}
