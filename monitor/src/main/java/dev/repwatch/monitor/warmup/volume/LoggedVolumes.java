package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.traffic.MailTraffic.LogState;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.book.PlanEntry;
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
import java.util.Set;
import java.util.function.Supplier;

/**
 * Volumes from the mail logs that the daemon follows, beside those of a file: what the logs say wins. A day is known from the first
 * that was followed whole until the newest line; days behind a log that cannot be read, or that is not read to its end, are not.
 */
public final class LoggedVolumes implements Volumes {

    /** Older days change no decision. */
    private static final int LOOKED_BACK = 90;

    private final Database database;
    private final Supplier<List<LogState>> logs;

    /** @param logs how far each log is read */
    public LoggedVolumes(Database database, Supplier<List<LogState>> logs) {
        this.database = database;
        this.logs = logs;
    }

    @Override
    public List<Row> read(WarmupSettings settings, Collection<PlanEntry> plans, LocalDate newest) throws IOException {
        List<Row> rows = new ArrayList<>(Volumes.ofFile(settings, newest));
        if (settings.maillog()) {
            ZoneId zone = settings.days();
            database.read(transaction -> known(transaction, zone, newest))
                    .ifPresent(days -> plans.forEach(
                            plan -> rows.addAll(database.read(transaction -> rows(transaction, plan, zone, days)))));
        }
        return rows;
    }

    private record Days(LocalDate first, LocalDate last) {}

    /** The days of which the logs tell everything; empty when there is none. */
    private Optional<Days> known(Transaction transaction, ZoneId zone, LocalDate newest) {
        List<LogState> states = logs.get();
        Optional<Instant> oldest = TrafficTable.oldest(transaction);
        if (states.isEmpty() || oldest.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = states.stream()
                .map(state -> day(state, zone))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        for (LogState each : states) {
            boolean open = each.unreadable() || each.behind() > 0;
            LocalDate whole = day(each, zone).minusDays(1);
            last = open && whole.isBefore(last) ? whole : last;
        }
        LocalDate first = oldest.get().atZone(zone).toLocalDate().plusDays(1);
        LocalDate earliest = newest.minusDays(LOOKED_BACK);
        Days days = new Days(first.isBefore(earliest) ? earliest : first, last.isAfter(newest) ? newest : last);
        return days.first().isAfter(days.last()) ? Optional.empty() : Optional.of(days);
    }

    private static LocalDate day(LogState state, ZoneId zone) {
        return state.lastLine().atZone(zone).toLocalDate();
    }

    private static List<Row> rows(Transaction transaction, PlanEntry plan, ZoneId zone, Days days) {
        Instant from = days.first().atStartOfDay(zone).toInstant();
        Instant until = days.last().plusDays(1).atStartOfDay(zone).toInstant();
        Set<String> planned = plan.plan().goals().keySet();
        Map<LocalDate, Map<String, DayCounts>> counted = new HashMap<>();
        for (TrafficTable.Row row : TrafficTable.first(transaction, plan.ip(), from, until)) {
            counted.computeIfAbsent(row.hour().atZone(zone).toLocalDate(), day -> new HashMap<>())
                    .computeIfAbsent(PlannedProvider.of(row.provider(), planned), provider -> new DayCounts())
                    .add(row);
        }
        List<Row> rows = new ArrayList<>();
        ListedDays listings = ListedDays.of(transaction, plan.ip(), from, zone);
        for (LocalDate day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
            Set<String> listed = listings.on(day);
            Map<String, DayCounts> ofDay = counted.getOrDefault(day, Map.of());
            for (String provider : planned) {
                Mail mail = ofDay.getOrDefault(provider, new DayCounts()).mail();
                rows.add(new Row(day, plan.ip(), provider, mail, listed));
            }
        }
        return rows;
    }
}
