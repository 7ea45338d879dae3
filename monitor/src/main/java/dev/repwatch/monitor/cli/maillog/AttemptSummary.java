package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.table.TextTable;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The attempts in words and totals, without anybody's address. */
final class AttemptSummary implements AttemptReport {

    private static final int MOST_ROWS = 10_000;

    private final PrintWriter out;
    private final Map<Outcome, Long> totals = new EnumMap<>(Outcome.class);
    private final Map<Row, Long> rows = new HashMap<>();
    private long cached;
    private long own;
    private long withoutSource;

    /** Failed attempts that go together. */
    private record Row(String provider, String meaning, Outcome outcome) implements Comparable<Row> {

        /** By hand: it is asked for each attempt, and what the compiler makes for a record takes many times as long. */
        @Override
        public int hashCode() {
            return (provider.hashCode() * 31 + meaning.hashCode()) * 31 + outcome.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row it
                    && outcome == it.outcome
                    && meaning.equals(it.meaning)
                    && provider.equals(it.provider);
        }

        @Override
        public int compareTo(Row other) {
            int first = provider.compareTo(other.provider);
            int second = first != 0 ? first : meaning.compareTo(other.meaning);
            return second != 0 ? second : outcome.compareTo(other.outcome);
        }
    }

    AttemptSummary(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Judged judged) {
        Attempt attempt = judged.attempt();
        if (judged.meaning() == ReplyClass.LOCAL) {
            own++;
            return;
        }
        if (attempt.stage().equals(Optional.of(Stage.CACHED))) {
            cached++;
            return;
        }
        totals.merge(attempt.outcome(), 1L, Long::sum);
        withoutSource += attempt.egress().ip().isEmpty() ? 1 : 0;
        // nobody knows whether it was delivered, as the exchange format has it
        String meaning = judged.meaning() == ReplyClass.DELIVERED
                ? Outcome.ACCEPTED.label()
                : judged.meaning().label();
        Row row = new Row(judged.provider(), meaning, attempt.outcome());
        Long before = rows.get(row);
        if (before != null || rows.size() < MOST_ROWS) {
            rows.put(row, before == null ? 1 : before + 1);
        }
    }

    @Override
    public void end() {
        out.println("accepted " + total(Outcome.ACCEPTED) + " (what became of them behind the receiver nobody knows)");
        out.println("refused  " + total(Outcome.REFUSED));
        out.println("deferred " + total(Outcome.DEFERRED));
        remarks();
        if (!rows.isEmpty()) {
            out.println();
            out.print(TextTable.of(
                    List.of("provider", "outcome", "attempts", "class"),
                    new TreeMap<>(rows)
                            .entrySet().stream().map(AttemptSummary::cells).toList()));
        }
    }

    private void remarks() {
        if (total(Outcome.EXPIRED) > 0) {
            out.println("expired  " + total(Outcome.EXPIRED) + " (given up after their time in the queue)");
        }
        if (cached > 0) {
            out.println("Not tried, because an earlier failure was remembered: " + cached);
        }
        if (own > 0) {
            out.println("Put down or turned away on this side, no receiver asked: " + own);
        }
        if (withoutSource > 0) {
            out.println("Sending address not known: " + withoutSource + " (see repwatch maillog doctor)");
        }
    }

    private long total(Outcome outcome) {
        return totals.getOrDefault(outcome, 0L);
    }

    private static List<String> cells(Map.Entry<Row, Long> row) {
        return List.of(
                row.getKey().provider(),
                row.getKey().outcome().label(),
                String.format(Locale.ROOT, "%d", row.getValue()),
                row.getKey().meaning());
    }
}
