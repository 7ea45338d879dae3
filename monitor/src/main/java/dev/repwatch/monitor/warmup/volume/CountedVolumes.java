package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.PrometheusSettings;
import dev.repwatch.monitor.warmup.book.VolumeFile.Row;
import dev.repwatch.monitor.warmup.book.Volumes;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Volumes from counters that a Prometheus server keeps, beside those of others, which win. A day is known when the server saw what
 * counts without a hole from its beginning to its end, and has counters of the address.
 */
public final class CountedVolumes implements Volumes {

    /** The coach looks at 30 days; a server that keeps fewer knows less. */
    private static final int LOOKED_BACK = 35;

    /** Days about which a server may still learn something. */
    private static final int ASKED_AGAIN = 2;

    private final Volumes others;
    private final Database database;
    private final Map<LocalDate, Optional<CountedDay>> days = new HashMap<>();
    private Optional<Asked> asked = Optional.empty();

    public CountedVolumes(Volumes others, Database database) {
        this.others = others;
        this.database = database;
    }

    private record Asked(PrometheusSettings settings, ZoneId zone) {}

    @Override
    public List<Row> read(WarmupSettings settings, Collection<PlanEntry> plans, LocalDate newest) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (settings.prometheus().isPresent() && !plans.isEmpty()) {
            ask(new Asked(settings.prometheus().get(), settings.days()), newest);
            plans.forEach(plan -> rows.addAll(rows(plan, settings.days(), newest)));
        }
        rows.addAll(others.read(settings, plans, newest));
        return rows;
    }

    /** What is over does not change: each day that is known is asked about once. */
    private synchronized void ask(Asked wanted, LocalDate newest) throws IOException {
        if (!asked.equals(Optional.of(wanted))) {
            days.clear();
            asked = Optional.of(wanted);
        }
        LocalDate first = newest.minusDays(LOOKED_BACK);
        days.keySet().removeIf(day -> day.isBefore(first));
        RangeQuery server = new RangeQuery(
                wanted.settings().address(),
                wanted.settings().patience(),
                wanted.settings().authorization());
        for (LocalDate day = newest; !day.isBefore(first); day = day.minusDays(1)) {
            Optional<CountedDay> known = days.getOrDefault(day, Optional.empty());
            boolean late = !day.isBefore(newest.minusDays(ASKED_AGAIN));
            if (known.isEmpty() && (late || !days.containsKey(day))) {
                Instant from = day.atStartOfDay(wanted.zone()).toInstant();
                Instant until = day.plusDays(1).atStartOfDay(wanted.zone()).toInstant();
                days.put(day, CountedDay.of(server, wanted.settings(), from, until));
            }
        }
    }

    private synchronized List<Row> rows(PlanEntry plan, ZoneId zone, LocalDate newest) {
        Instant since = newest.minusDays(LOOKED_BACK).atStartOfDay(zone).toInstant();
        ListedDays listed = database.read(transaction -> ListedDays.of(transaction, plan.ip(), since, zone));
        List<Row> rows = new ArrayList<>();
        days.forEach((day, counted) -> counted.ifPresent(known -> known.of(plan)
                .forEach((provider, mail) -> rows.add(new Row(day, plan.ip(), provider, mail, listed.on(day))))));
        return rows;
    }
}
