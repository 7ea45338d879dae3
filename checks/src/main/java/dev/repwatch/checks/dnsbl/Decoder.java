package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import java.time.Instant;
import java.util.ArrayList;
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
     * @param nowhere whom the list's own controls named when they said "not listed"; an absence vouched for by anybody
     *     else above the list's zone proves nothing
     * @param at the time of the answer
     */
    public Finding decode(DnsAnswer answer, Nowhere nowhere, Instant at) {
        return answer.match(
                records -> records(records, at),
                absent -> absent(absent, nowhere),
                failed -> new Finding.Unknown(failed.cause(), active.redacted(failed.detail())));
    }

    private Finding absent(DnsAnswer.Absent absent, Nowhere nowhere) {
        if (nowhere.believes(absent, active.zone().reveal())) {
            return new Finding.NotListed();
        }
        return absent.soaOwner().isPresent()
                ? new Finding.Unknown(
                        Cause.LIST_DEAD, "\"no such name\" comes from above the list's zone: the list may be gone")
                : new Finding.Unknown(Cause.BAD_ANSWER, "\"no such name\" without the zone that says so");
    }

    private Finding records(DnsAnswer.Records records, Instant at) {
        if (records.alias().isPresent()
                && !Nowhere.within(records.alias().get(), active.zone().reveal())) {
            return new Finding.Unknown(Cause.BAD_ANSWER, "the answer is an alias that leaves the list's zone");
        }
        List<Answer127> answers = records.values().stream().map(Answer127::of).toList();
        return refusal(answers).or(() -> impossible(records, answers)).orElseGet(() -> meaning(answers, at));
    }

    private Optional<Finding> refusal(List<Answer127> answers) {
        return answers.stream()
                .flatMap(answer -> answer
                        .refusal(list)
                        .map(cause -> (Finding)
                                new Finding.Unknown(cause, "the list refuses the question with " + answer.text()))
                        .stream())
                .findFirst();
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

    private Finding meaning(List<Answer127> answers, Instant at) {
        List<ListedCode> listed = new ArrayList<>();
        Optional<Score> score = Optional.empty();
        boolean documented = false;
        for (Answer127 answer : answers) {
            for (ReturnCode code : answer.codes(list)) {
                documented = true;
                if (code.polarity() == Polarity.LISTED) {
                    listed.add(
                            new ListedCode(answer.text(), code.name(), code.category(), code.severity(), code.scope()));
                } else if (code.polarity() == Polarity.SCORE) {
                    score = score.or(() -> Optional.of(score(answer, code, at)));
                }
            }
        }
        if (!listed.isEmpty()) {
            return new Finding.Listed(new Listing(listed, Optional.empty()));
        }
        if (!documented) {
            return new Finding.Unknown(
                    Cause.UNDOCUMENTED_CODE, "the catalogue does not know what this answer means: " + shown(answers));
        }
        return score.<Finding>map(Finding.Scored::new).orElseGet(Finding.NotListed::new);
    }

    private static Score score(Answer127 answer, ReturnCode code, Instant at) {
        return new Score(answer.d(), code.name(), band(code), at);
    }

    private static Score.Band band(ReturnCode code) {
        if (code.severity() == Severity.INFO) {
            return code.category().equals("welcome") ? Score.Band.GOOD : Score.Band.NEUTRAL;
        }
        return code.severity() == Severity.MINOR ? Score.Band.POOR : Score.Band.BAD;
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
