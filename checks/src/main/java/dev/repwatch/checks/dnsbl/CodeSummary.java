package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what the documented codes of one answer say; a listing outweighs a score, and a score a welcome. Beside a listing,
 * what is not documented stays in the raw answer; without one it may be a listing that is not known yet.
 */
final class CodeSummary {

    private static final int LAST_OCTET = 4;

    private final DnsblList list;
    private final TargetKind kind;
    private final Instant at;
    private final List<ListedCode> listed = new ArrayList<>();
    private Optional<Score> score = Optional.empty();
    private boolean undocumented;

    CodeSummary(DnsblList list, TargetKind kind, Instant at) {
        this.list = list;
        this.kind = kind;
        this.at = at;
    }

    void add(Answer127 answer) {
        undocumented |= !answer.documented(list);
        answer.codes(list).forEach(code -> add(answer, code));
    }

    /** Empty when nothing is listed and some of the answer is not documented. */
    Optional<Finding> finding() {
        if (!listed.isEmpty()) {
            return Optional.of(new Finding.Listed(new Listing(listed, Optional.empty())));
        }
        return undocumented
                ? Optional.empty()
                : Optional.of(score.<Finding>map(Finding.Scored::new).orElseGet(Finding.NotListed::new));
    }

    private void add(Answer127 answer, ReturnCode code) {
        if (code.polarity() == ReturnCode.Polarity.LISTED) {
            listed.add(
                    new ListedCode(answer.text(), code.name(), code.category(), code.severity(), code.scopeFor(kind)));
        } else if (code.polarity() == ReturnCode.Polarity.SCORE || code.band().isPresent()) {
            // trust and age are values too, whatever their polarity; the kind of a sender is none
            score = score.or(() -> Optional.of(score(answer, code)));
        }
    }

    private Score score(Answer127 answer, ReturnCode code) {
        ScoreScale scale = list.details().score().orElse(new ScoreScale(LAST_OCTET, code.name()));
        return new Score(answer.value(scale), scale.scale(), code.band().orElse(band(code.severity())), at);
    }

    private static Score.Band band(Severity severity) {
        return switch (severity) {
            case CRITICAL, MAJOR -> Score.Band.BAD;
            case MINOR -> Score.Band.POOR;
            case INFO -> Score.Band.NEUTRAL;
        };
    }
}
