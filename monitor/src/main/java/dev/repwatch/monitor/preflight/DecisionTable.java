package dev.repwatch.monitor.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges evidence. The strongest verdict that any row leads to wins; all rows that fit are shown. */
public final class DecisionTable {

    static final List<Row> ROWS = Stream.of(ListRows.rows(), NameRows.rows(), NetworkRows.rows(), PastRows.rows())
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Row::number))
            .toList();

    private DecisionTable() {}

    public static Assessment judge(Evidence evidence) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> advice = new LinkedHashSet<>();
        for (Row row : ROWS) {
            row.seen().apply(evidence).ifPresent(seen -> {
                Reason reason = new Reason(row.number(), row.code(), verdict(row, evidence), seen);
                reasons.add(reason);
                advice.addAll(
                        reason.leadsTo() == row.verdict() ? row.advice().apply(evidence) : List.of("delist.first"));
            });
        }
        reasons.sort(Comparator.comparing(Reason::leadsTo).reversed());
        Verdict verdict = reasons.isEmpty() ? Verdict.TAKE : reasons.get(0).leadsTo();
        return new Assessment(evidence.ip(), verdict, reasons, List.copyOf(advice), NotKnown.of(evidence));
    }

    /** What cannot be given back is mended first, and nothing is sent until then. */
    private static Verdict verdict(Row row, Evidence evidence) {
        boolean keeps = evidence.owned()
                && row.verdict() == Verdict.GIVE_BACK
                && !row.code().equals("reserved");
        return keeps ? Verdict.TAKE_WITH_CARE : row.verdict();
    }
}
