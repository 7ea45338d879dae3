package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Until when it is right to wait. */
final class WaitPeriod {

    private static final Duration RETRIES = Duration.ofHours(4);
    private static final double USUAL_DAYS = 3;
    private static final Map<String, Duration> AFTER_EVENT = Map.of(
            "D03.cleared", Duration.ofHours(24),
            "D29.cached", Duration.ofHours(48),
            "D44", Duration.ofHours(24));
    private static final Map<String, Duration> FROM_NOW =
            Map.of("D07", Duration.ofDays(7), "D01.fixed", Duration.ofDays(3), "D16", Duration.ofHours(6));

    private WaitPeriod() {}

    static Instant until(Situation it, Row row) {
        Instant end = asked(it)
                .filter(task -> row.id().equals("D02"))
                .map(task -> task.span().at().plus(days(task)))
                .orElseGet(() -> byRow(it, row));
        return (end.isAfter(it.now()) ? end : it.now().plus(RETRIES)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant byRow(Situation it, Row row) {
        Duration after = AFTER_EVENT.get(row.name());
        return after == null
                ? it.now().plus(FROM_NOW.getOrDefault(row.name(), RETRIES))
                : it.when().plus(after);
    }

    /** The newest request for removal. */
    static Optional<DeskTask> asked(Situation it) {
        return it.seen(DeskTask.class)
                .filter(task -> task.state().filter("requested"::equals).isPresent())
                .max(Comparator.comparing(task -> task.span().at()));
    }

    static double usualDays(DeskTask task) {
        return task.usualDays().orElse(USUAL_DAYS);
    }

    private static Duration days(DeskTask task) {
        return Duration.ofMinutes((long) (usualDays(task) * 1440));
    }
}
