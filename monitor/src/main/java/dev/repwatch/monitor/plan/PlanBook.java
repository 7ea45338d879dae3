package dev.repwatch.monitor.plan;

import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.plan.PlanMemory.Tally;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.plan.PlanTable;
import dev.repwatch.monitor.store.plan.PlanTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in the database what the planner must not forget. A line that cannot be read is left out and said. */
final class PlanBook {

    private static final Logger LOG = LoggerFactory.getLogger(PlanBook.class);

    private static final String SPENT = "spent";
    private static final String SIGNAL = "signal";
    private static final String LOOKS = "looks";
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int SLOTS_READ = 300;
    private static final char PART = '#';

    private final Database database;
    private final InstantSource clock;

    PlanBook(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Remembered read() {
        List<DayLedger.Entry> spent = new ArrayList<>();
        Map<String, Tally> signals = new HashMap<>();
        Map<SourceId, Map<Integer, Integer>> looks = new HashMap<>();
        Instant now = clock.instant();
        for (Row row : database.read(PlanTable::all)) {
            // by a clock that was set back no time has passed: rather too much counts as spent than too little
            Duration since = now.isBefore(row.at()) ? Duration.ZERO : Duration.between(row.at(), now);
            try {
                switch (row.kind()) {
                    case SPENT -> spent.addAll(entries(row, since));
                    case SIGNAL -> signals.put(row.name(), tally(row.content()));
                    case LOOKS -> looks(row, since, looks);
                    default -> LOG.warn("the plan remembers \"{}\", which this version does not know", row.kind());
                }
            } catch (IllegalArgumentException damaged) {
                LOG.warn("what the plan remembers of {} ({}) cannot be read", row.name(), row.kind());
            }
        }
        return new Remembered(spent, signals, looks);
    }

    private static List<DayLedger.Entry> entries(Row row, Duration since) {
        List<DayLedger.Entry> entries = new ArrayList<>();
        String[] counts = row.content().split(" ", SLOTS_READ);
        long later = Math.min(SLOTS_READ, since.toSeconds() / DayLedger.SLOT.toSeconds());
        for (int age = 0; age < counts.length; age++) {
            entries.add(new DayLedger.Entry(row.name(), (int) (age + later), Long.parseLong(counts[age])));
        }
        return entries;
    }

    private static Tally tally(String content) {
        String[] parts = content.split(" ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a signal has hits and tries");
        }
        return new Tally(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    private static void looks(Row row, Duration since, Map<SourceId, Map<Integer, Integer>> looks) {
        Map<Integer, Integer> of = looks.computeIfAbsent(
                new SourceId(row.name().substring(0, row.name().lastIndexOf(PART))), fresh -> new HashMap<>());
        int later = (int) Math.min(Integer.MAX_VALUE / 2, since.toMinutes());
        LookText.minutes(row.content()).forEach((target, minutes) -> of.merge(target, minutes + later, Math::max));
    }

    /**
     * What was asked of operators. Written often: a day's limit must hold over a restart.
     *
     * @param ahead by operator, what may be asked before this is written again; counted as asked, in case nobody can say it any more
     */
    void spent(DayLedger ledger, Map<String, Long> ahead) {
        Map<String, Map<Integer, Long>> operators = ledger.entries().stream()
                .collect(Collectors.groupingBy(
                        DayLedger.Entry::operator, Collectors.toMap(DayLedger.Entry::age, DayLedger.Entry::questions)));
        Instant now = clock.instant();
        List<Row> rows = operators.entrySet().stream()
                .map(of -> new Row(SPENT, of.getKey(), now, counts(of.getValue(), ahead.getOrDefault(of.getKey(), 0L))))
                .toList();
        database.inTransaction(transaction -> {
            PlanTable.put(transaction, rows);
            return 0;
        });
    }

    private static String counts(Map<Integer, Long> ages, long ahead) {
        int oldest = ages.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        long[] counts = new long[oldest + 1];
        ages.forEach((age, questions) -> counts[age] = questions);
        counts[0] += ahead;
        return LongStream.of(counts).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    void learned(FleetPlan plan) {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        plan.signals()
                .forEach((kind, tally) -> rows.add(new Row(SIGNAL, kind, now, tally.hits() + " " + tally.tries())));
        for (SourceId list : plan.lists()) {
            List<String> texts = LookText.of(plan.targets(), target -> plan.lookedAgo(list, target));
            for (int part = 0; part < texts.size(); part++) {
                rows.add(new Row(LOOKS, list.value() + PART + part, now, texts.get(part)));
            }
        }
        // the texts of a large house are megabytes, and a transaction must not hold others up
        rows.forEach(row -> database.inTransaction(transaction -> {
            PlanTable.put(transaction, List.of(row));
            return 0;
        }));
        database.inTransaction(transaction -> PlanTable.forget(transaction, now.minus(KEPT)));
    }
}
