package dev.repwatch.bench.clients;

import dev.repwatch.bench.field.Field;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The outcomes of checks as /metrics counts them: list id and outcome, joined by a space, to the count. */
record Verdicts(Map<String, Long> counts) {

    private static final String NAME = "repwatch_checks_total{";
    private static final String LISTED = CheckOutcome.LISTED.label();
    private static final String CLEAN = CheckOutcome.CLEAN.label();
    private static final Pattern LINE =
            Pattern.compile("^repwatch_checks_total\\{list=\"([^\"]+)\",outcome=\"([^\"]+)\",?\\} ([0-9.E+]+)$");

    static Verdicts read(Stream<String> page) {
        Map<String, Long> counts = new HashMap<>();
        page.filter(line -> line.startsWith(NAME)).map(LINE::matcher).forEach(line -> {
            if (line.matches()) {
                counts.put(line.group(1) + " " + line.group(2), Math.round(Double.parseDouble(line.group(3))));
            }
        });
        return new Verdicts(counts);
    }

    Verdicts minus(Verdicts before) {
        Map<String, Long> less = new HashMap<>();
        counts.forEach((key, count) -> less.put(key, count - before.counts.getOrDefault(key, 0L)));
        return new Verdicts(less);
    }

    /**
     * A list has so many clean and so many listed addresses: more verdicts of one sort than there are are wrong ones.
     *
     * @param silent a clean verdict of these lists is wrong in any case
     */
    Tally tally(Field field, int silent) {
        long listed = 0;
        long known = 0;
        long finished = 0;
        long wrong = 0;
        for (int list = 0; list < field.lists(); list++) {
            long ofListed = of(list, field, LISTED);
            long ofClean = of(list, field, CLEAN);
            long onList = field.listings(list);
            listed += ofListed;
            known += ofListed + ofClean;
            finished += all(list, field);
            wrong += Math.max(0, ofListed - onList);
            wrong += list < silent ? ofClean : Math.max(0, ofClean - (field.targets() - onList));
        }
        return new Tally(field.pairs(), listed, field.pairs() - known, field.pairs() - finished, wrong, reasons());
    }

    /** What came of checks that gave no verdict, of all lists. */
    private Map<String, Long> reasons() {
        Map<String, Long> reasons = new TreeMap<>();
        counts.forEach((key, count) -> {
            String outcome = key.substring(key.indexOf(' ') + 1);
            if (count > 0 && !outcome.equals(LISTED) && !outcome.equals(CLEAN)) {
                reasons.merge(outcome, count, Long::sum);
            }
        });
        return reasons;
    }

    private long of(int list, Field field, String outcome) {
        return counts.getOrDefault(field.listId(list) + " " + outcome, 0L);
    }

    private long all(int list, Field field) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(field.listId(list) + " "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
