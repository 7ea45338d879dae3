package dev.repwatch.monitor.plan;

import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.plan.PlanMemory.Tally;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan in force, and what of it outlives the process. */
public final class PlanWatch implements AutoCloseable {

    /** A refusal in the mail log that names a list. */
    public static final String MAILLOG = "maillog";

    /** Over how long the questions of a step are spread; the rest of it is for answers that come late. */
    public static final Duration SPREAD = FleetPlan.STEP.multipliedBy(8).dividedBy(10);

    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);
    private static final Duration HISTORY = Duration.ofDays(90);
    private static final Duration LEARNED = Duration.ofHours(1);
    private static final Duration WRITTEN = Duration.ofSeconds(30);
    private static final Duration REDRAWN = Duration.ofSeconds(15);
    private static final long LEAST_LEASE = 10;
    /** Of a day's limit: what a kill may cost. */
    private static final long LEASED = 500;

    private final Database database;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final PlanBook book;
    private final DayLedger ledger;
    private final Remembered remembered;
    private final long openedAt;
    private final AtomicLong learnedAt;
    private final AtomicLong writtenAt;
    private volatile Map<String, Long> leases = Map.of();
    private volatile Optional<FleetPlan> plan = Optional.empty();
    private volatile Optional<Drawn> drawn = Optional.empty();

    /** The figures of a large house are a second's work, and every scrape asks for them. */
    private record Drawn(FleetPlan of, long at, BudgetJson.BudgetAnswer figures) {}

    private PlanWatch(Database database, InstantSource clock, LongSupplier nanos, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.nanos = nanos;
        this.random = random;
        book = new PlanBook(database, clock);
        remembered = book.read();
        ledger = new DayLedger(nanos, remembered.spent());
        openedAt = nanos.getAsLong();
        learnedAt = new AtomicLong(openedAt);
        writtenAt = new AtomicLong(openedAt);
    }

    /** Goes on with what the database holds. */
    public static PlanWatch open(Database database, InstantSource clock, LongSupplier nanos, RandomGenerator random) {
        return new PlanWatch(database, clock, nanos, random);
    }

    /** What each operator was asked in the last day, by this process and the one before. */
    public DayLedger spent() {
        return ledger;
    }

    /**
     * Plans for these settings from now on.
     *
     * @param volume mails a day of a target, as far as it is known
     */
    public void use(Settings settings, ToDoubleFunction<Target> volume) {
        opened(settings, volume).run();
    }

    /**
     * A plan for these settings, which is in force once what is returned is run: that cannot fail.
     *
     * @throws StorageUnavailable when what was before cannot be read
     */
    public Runnable opened(Settings settings, ToDoubleFunction<Target> volume) {
        lease(settings);
        Optional<FleetPlan> before = plan;
        Map<SourceId, Map<Target, Integer>> openings = new HashMap<>();
        Map<SourceId, Set<Target>> open = new HashMap<>();
        if (!settings.plan().planned().isEmpty()) {
            List<EpisodeRow> rows = database.read(transaction ->
                    EpisodeRows.openedSince(transaction, clock.instant().minus(HISTORY)));
            rows.forEach(row -> openings.computeIfAbsent(row.episode().source(), fresh -> new HashMap<>())
                    .merge(row.episode().target(), 1, Integer::sum));
            database.read(EpisodeRows::open)
                    .forEach(row -> open.computeIfAbsent(row.episode().source(), fresh -> new HashSet<>())
                            .add(row.episode().target()));
        }
        FleetPlan.Past past = new FleetPlan.Past() {
            @Override
            public int openings(Target target, SourceId list) {
                return openings.getOrDefault(list, Map.of()).getOrDefault(target, 0);
            }

            @Override
            public boolean listed(Target target, SourceId list) {
                return open.getOrDefault(list, Set.of()).contains(target);
            }

            @Override
            public double volume(Target target) {
                return volume.applyAsDouble(target);
            }

            @Override
            public Optional<Duration> lookedAgo(SourceId list, Target target) {
                return before.isPresent() && before.get().lists().contains(list)
                        ? before.get().lookedAgo(list, target)
                        : remembered.ago(list, target).map(ago -> ago.plusNanos(nanos.getAsLong() - openedAt));
            }

            @Override
            public Map<String, Tally> signals() {
                return before.map(FleetPlan::signals).orElse(remembered.signals());
            }
        };
        FleetPlan fresh = before.map(it -> it.followedBy(settings, past, ledger, random))
                .orElseGet(() -> FleetPlan.of(settings, past, ledger, nanos, random));
        return () -> plan = Optional.of(fresh);
    }

    /** Written down before the first question leaves. */
    private void lease(Settings settings) {
        Map<String, Long> fresh = new HashMap<>();
        settings.lists()
                .forEach(list -> list.list()
                        .terms()
                        .queriesPerDay()
                        .ifPresent(limit ->
                                fresh.merge(list.list().operator(), Math.max(LEAST_LEASE, limit / LEASED), Math::min)));
        leases = Map.copyOf(fresh);
        write(leases);
    }

    private void write(Map<String, Long> ahead) {
        try {
            ahead.forEach((operator, questions) -> ledger.add(operator, 0));
            book.spent(ledger, ahead);
            ahead.forEach(ledger::lease);
            writtenAt.set(nanos.getAsLong());
        } catch (StorageUnavailable away) {
            LOG.warn(
                    "what was asked of operators with a daily limit is not written, and they wait: {}",
                    away.getMessage());
        }
    }

    /** The lists whose questions are planned. */
    public Set<SourceId> lists() {
        return plan.map(FleetPlan::lists).orElse(Set.of());
    }

    /** Planned lists that were not asked about everything yet. */
    public Set<SourceId> unfinished() {
        Set<SourceId> unfinished = new HashSet<>(lists());
        plan.ifPresent(now -> unfinished.removeIf(now::looked));
        return unfinished;
    }

    /** For how long what the control points of planned lists said holds. */
    public Map<SourceId, Duration> controlsHold() {
        return plan.map(FleetPlan::controlsHold).orElse(Map.of());
    }

    /** What is to be asked now. */
    public Map<SourceId, List<Target>> due() {
        return plan.map(FleetPlan::due).orElse(Map.of());
    }

    /** What came of a question, whoever asked it. */
    public void heard(Observation answer) {
        plan.ifPresent(now -> now.heard(answer));
    }

    /** Something points at a listing: its question moves forward, and nothing else happens. */
    public void signal(String kind, Target target, Optional<SourceId> list) {
        plan.ifPresent(now -> now.signal(kind, target, list));
    }

    /** By the text of a target. */
    public void signal(String kind, String target, Optional<SourceId> list) {
        plan.ifPresent(now -> now.targets().stream()
                .filter(it -> it.text().equals(target))
                .findFirst()
                .ifPresent(it -> now.signal(kind, it, list)));
    }

    /** How the questions of a day are spent. */
    public BudgetJson.BudgetAnswer budget() {
        long now = nanos.getAsLong();
        return plan.map(it -> drawn.filter(last -> last.of() == it && now - last.at() < REDRAWN.toNanos())
                        .orElseGet(() -> draw(it, now))
                        .figures())
                .orElse(new BudgetJson.BudgetAnswer(List.of(), List.of()));
    }

    private Drawn draw(FleetPlan now, long at) {
        Drawn fresh = new Drawn(now, at, BudgetReport.of(now, ledger));
        drawn = Optional.of(fresh);
        return fresh;
    }

    /** Why a target is asked about when it is. */
    public BudgetJson.Explanation explain(Target target) {
        return plan.map(now -> BudgetReport.explain(now, target))
                .orElse(new BudgetJson.Explanation(target.text(), List.of()));
    }

    /** Writes what has to be written by now. Call every second. */
    public void keep() {
        long now = nanos.getAsLong();
        boolean usedUp = leases.entrySet().stream()
                .anyMatch(lease -> ledger.leaseLeft(lease.getKey()) < lease.getValue() / 2 + 1);
        if (usedUp || (now - writtenAt.get() >= WRITTEN.toNanos() && !leases.isEmpty())) {
            write(leases);
        }
        if (now - learnedAt.get() >= LEARNED.toNanos()) {
            learnedAt.set(now);
            plan.ifPresent(book::learned);
        }
    }

    /** The wall clock was set: what is written says how long ago something was, counted from the time of writing. */
    public void clockStepped() {
        write(leases);
    }

    @Override
    public void close() {
        try {
            book.spent(ledger, Map.of());
            plan.ifPresent(book::learned);
        } catch (StorageUnavailable away) {
            LOG.warn("what the plan has learned is not written at the end: {}", away.getMessage());
        }
    }
}
