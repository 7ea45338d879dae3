package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.table.TextTable;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The attempts in words and totals, without anybody's address. */
final class AttemptSummary implements AttemptReport {

    private static final int MOST_PROVIDERS = 1000;

    private final PrintWriter out;
    private final Map<Outcome, Tally> totals = new EnumMap<>(Outcome.class);
    private final Map<String, Map<ReplyClass, Map<Outcome, Tally>>> providers = new HashMap<>();
    private long cached;
    private long own;
    private long withoutSource;

    /** A number that is added to once for each attempt of a log. */
    private static final class Tally {
        private long count;
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
        if (attempt.stage().isPresent() && attempt.stage().get() == Stage.CACHED) {
            cached++;
            return;
        }
        totals.computeIfAbsent(attempt.outcome(), first -> new Tally()).count++;
        withoutSource += attempt.egress().ip().isEmpty() ? 1 : 0;
        if (providers.size() < MOST_PROVIDERS || providers.containsKey(judged.provider())) {
            providers
                    .computeIfAbsent(judged.provider(), first -> new EnumMap<>(ReplyClass.class))
                    .computeIfAbsent(judged.meaning(), first -> new EnumMap<>(Outcome.class))
                    .computeIfAbsent(attempt.outcome(), first -> new Tally())
                    .count++;
        }
    }

    @Override
    public void end() {
        out.println("accepted " + total(Outcome.ACCEPTED) + " (what became of them behind the receiver nobody knows)");
        out.println("refused  " + total(Outcome.REFUSED));
        out.println("deferred " + total(Outcome.DEFERRED));
        remarks();
        List<List<String>> rows = new TreeMap<>(providers)
                .entrySet().stream()
                        .flatMap(row -> cells(row.getKey(), row.getValue()))
                        .toList();
        if (!rows.isEmpty()) {
            out.println();
            out.print(TextTable.of(List.of("provider", "outcome", "attempts", "class"), rows));
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
        return totals.getOrDefault(outcome, new Tally()).count;
    }

    private static Stream<List<String>> cells(String provider, Map<ReplyClass, Map<Outcome, Tally>> meanings) {
        return meanings.entrySet().stream()
                .sorted(Comparator.comparing(meaning -> label(meaning.getKey())))
                .flatMap(meaning -> meaning.getValue().entrySet().stream()
                        .map(outcome -> List.of(
                                provider,
                                outcome.getKey().label(),
                                Long.toString(outcome.getValue().count),
                                label(meaning.getKey()))));
    }

    /** Nobody knows whether it was delivered, as the exchange format has it. */
    private static String label(ReplyClass meaning) {
        return meaning == ReplyClass.DELIVERED ? Outcome.ACCEPTED.label() : meaning.label();
    }
}
