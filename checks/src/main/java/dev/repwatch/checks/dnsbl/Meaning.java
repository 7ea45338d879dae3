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

/** Gathers what the documented codes of one answer say; a listing outweighs a score, and a score a welcome. */
final class Meaning {

    private static final int LAST_OCTET = 4;

    private final DnsblList list;
    private final TargetKind kind;
    private final Instant at;
    private final List<ListedCode> listed = new ArrayList<>();
    private Optional<Score> score = Optional.empty();
    private boolean documented;

    Meaning(DnsblList list, TargetKind kind, Instant at) {
        this.list = list;
        this.kind = kind;
        this.at = at;
    }

    void add(Answer127 answer) {
        answer.codes(list).forEach(code -> add(answer, code));
    }

    /** Empty when no code of the answer is documented. */
    Optional<Finding> finding() {
        if (!documented) {
            return Optional.empty();
        }
        return Optional.of(
                listed.isEmpty()
                        ? score.<Finding>map(Finding.Scored::new).orElseGet(Finding.NotListed::new)
                        : new Finding.Listed(new Listing(listed, Optional.empty())));
    }

    private void add(Answer127 answer, ReturnCode code) {
        documented = true;
        switch (code.polarity()) {
            case LISTED ->
                listed.add(new ListedCode(
                        answer.text(), code.name(), code.category(), code.severity(), code.scopeFor(kind)));
            case SCORE -> score = score.or(() -> Optional.of(score(answer, code)));
            case WELCOME -> {
                // the trust of a welcome list is a value too; its kind of sender is none
                if (list.details().score().isPresent() && code.band().isPresent()) {
                    score = score.or(() -> Optional.of(score(answer, code)));
                }
            }
            case NEUTRAL -> {}
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
