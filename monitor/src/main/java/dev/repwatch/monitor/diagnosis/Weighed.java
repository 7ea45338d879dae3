package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.SeedResult;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of the evidence a verdict rests on, and what was looked at and is fine. The weightiest comes first. */
record Weighed(List<Card.Line> rests, List<Card.Line> fine) {

    private static final int MOST_ATTEMPTS = 6;
    private static final int MOST_LINES = 20;

    static Weighed of(Situation it, Row row, EvidenceLines lines) {
        List<Card.Line> rests = new ArrayList<>();
        it.judged().map(lines::of).ifPresent(rests::add);
        others(it).map(lines::of).forEach(rests::add);
        it.nothingFound().stream()
                .filter(none -> it.judged().isEmpty())
                .map(lines::none)
                .forEach(rests::add);
        it.seen(Evidence.class)
                .filter(e -> row.rests().contains(e.kind()) && !(e instanceof LogLine))
                .filter(e -> !good(it, e) || ofRow(row, e))
                .flatMap(e -> lines.of(e).stream())
                .forEach(rests::add);
        List<Card.Line> fine = it.seen(Evidence.class)
                .filter(e -> good(it, e) && !ofRow(row, e))
                .flatMap(e -> lines.of(e).stream())
                .toList();
        return new Weighed(
                rests.stream().distinct().limit(MOST_LINES).toList(),
                fine.stream().distinct().limit(MOST_LINES).toList());
    }

    private static Stream<Attempt> others(Situation it) {
        return Stream.concat(it.asked().stream(), it.scope().alikeAtProvider())
                .distinct()
                .filter(a -> it.judged().filter(a::equals).isEmpty())
                .limit(MOST_ATTEMPTS);
    }

    /** A good finding that the row itself speaks of. */
    private static boolean ofRow(Row row, Evidence evidence) {
        return (Set.of("D03", "D46", "D52").contains(row.id()) && row.rests().contains(evidence.kind()))
                || (Set.of("D24", "D24.spf_passes", "D25", "D29.cached").contains(row.name())
                        && evidence instanceof PostureFinding);
    }

    private static boolean good(Situation it, Evidence evidence) {
        if (evidence instanceof PostureFinding posture) {
            return posture.pass();
        }
        if (evidence instanceof ListAnswer answer) {
            return answer.believed().orElse(true)
                    && answer.verdict().filter("not_listed"::equals).isPresent();
        }
        if (evidence instanceof LogCoverage coverage) {
            return coverage.reader().filter("ok"::equals).isPresent();
        }
        return evidence instanceof SeedResult seed
                && seed.placement().filter("inbox"::equals).isPresent()
                && it.seeds().anyMatch(seed::equals);
    }
}
