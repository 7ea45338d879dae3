package dev.repwatch.monitor.warmup.history;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.warmup.WarmupTable;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import dev.repwatch.monitor.warmup.news.WarmupDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what is decided each day, and tells people what changed: both in one transaction, so that nothing is told twice or never. */
public final class WarmupLedger {

    private static final int WEEK = 7;
    /** A plan of months, and the year before it. */
    private static final Duration KEPT = Duration.ofDays(730);

    private static final String WARM = "warm";
    private static final String BETWEEN = "\n";

    private final Database database;
    private final EventSink eventSink;

    public WarmupLedger(Database database, EventSink eventSink) {
        this.database = database;
        this.eventSink = eventSink;
    }

    /** Writes down a day's decisions; as often as it is called. */
    public void keep(DailyLimits.Day day, Instant now) {
        database.inTransaction(transaction -> {
            Map<String, String> told = new HashMap<>(WarmupTable.told(transaction));
            for (Decided plan : day.plans()) {
                for (Decision decision : plan.decisions()) {
                    WarmupNote note = WarmupNote.of(
                            day.date(), plan.entry().ip(), now, decision, plan.newest(decision.provider()));
                    WarmupTable.add(transaction, note.row());
                }
                String said =
                        Optional.ofNullable(told.remove(plan.entry().ip())).orElse("");
                tell(transaction, detail(plan), troubles(plan), said, now);
            }
            told.forEach((ip, said) -> tell(transaction, new WarmupDetail(ip, List.of()), Set.of(), said, now));
            return WarmupTable.forget(transaction, now.minus(KEPT));
        });
    }

    /** Of one address, newest first. */
    public List<WarmupNote> of(String ip, int most) {
        return database.read(transaction -> WarmupTable.of(transaction, ip, most)).stream()
                .flatMap(row -> WarmupNote.of(row).stream())
                .toList();
    }

    private void tell(Transaction transaction, WarmupDetail detail, Set<String> troubles, String said, Instant now) {
        Set<String> before = said.isEmpty() || said.equals(WARM) ? Set.of() : Set.of(said.split(BETWEEN, -1));
        Optional<IncidentEvent<?>> event = Optional.empty();
        String says = String.join(BETWEEN, troubles);
        if (troubles.isEmpty() && detail.complete()) {
            says = WARM;
            event = said.equals(WARM) ? event : Optional.of(IncidentEvent.resolved(detail, now));
        } else if (troubles.isEmpty()) {
            event = before.isEmpty() ? event : Optional.of(IncidentEvent.resolved(detail, now));
        } else if (before.isEmpty()) {
            event = Optional.of(IncidentEvent.opened(detail, now));
        } else if (!before.containsAll(troubles)) {
            event = Optional.of(IncidentEvent.changed(detail, now));
        }
        if (!says.equals(said)) {
            WarmupTable.tell(transaction, detail.ip(), says);
        }
        event.ifPresent(it -> eventSink.record(transaction, List.of(it)));
    }

    /** Who paused a plan hears only of what makes receivers refuse; who declared it warm, or retires it, of nothing. */
    private static Set<String> troubles(Decided plan) {
        PlanEntry.State state = plan.entry().state();
        if (state == PlanEntry.State.COMPLETED || state == PlanEntry.State.RETIRED) {
            return Set.of();
        }
        Set<String> troubles = new TreeSet<>();
        detail(plan).troubles(Language.EN).stream()
                .filter(line ->
                        state == PlanEntry.State.ACTIVE || line.severity().atLeast(Severity.MAJOR))
                .forEach(line -> troubles.add(line.provider() + " " + line.kind()));
        // a stop is told on its first day, and lasts
        plan.decisions().stream()
                .filter(decision -> decision.verdict() == Verdict.STOP)
                .forEach(decision -> troubles.add(
                        decision.provider() + " " + decision.verdict().label()));
        return troubles;
    }

    private static WarmupDetail detail(Decided plan) {
        return new WarmupDetail(
                plan.entry().ip(),
                plan.decisions().stream()
                        .map(decision -> new WarmupDetail.AtProvider(decision, week(plan, decision.provider())))
                        .toList());
    }

    private static List<WarmupDay> week(Decided plan, String provider) {
        List<WarmupDay> days = plan.days().stream()
                .filter(day -> day.provider().equals(provider))
                .sorted(Comparator.comparing(WarmupDay::date))
                .toList();
        return days.subList(Math.max(0, days.size() - WEEK), days.size());
    }
}
