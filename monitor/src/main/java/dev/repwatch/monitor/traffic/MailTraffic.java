package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.GenerationTable;
import dev.repwatch.monitor.store.traffic.LessonTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import dev.repwatch.monitor.store.traffic.WaitingTable;
import dev.repwatch.monitor.traffic.egress.LearnedSource;
import dev.repwatch.monitor.traffic.egress.LearnedSources;
import dev.repwatch.monitor.traffic.egress.OwnAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mail logs of the configuration in force: followed, counted, judged. Thread-safe; one pass at a time. */
public final class MailTraffic implements AutoCloseable {

    private static final Duration LIFETIME_IN_QUEUE = Duration.ofDays(5);
    private static final int MOST_TEXTS = 10_000;
    private static final int MOST_RECEIVERS = 500;
    private static final int PASSES = 100;
    private static final Duration REDRAWN = Duration.ofSeconds(15);

    private final Database database;
    private final InstantSource clock;
    private final LearnedSources learned = new LearnedSources(OwnAddresses.NONE);
    private final SourceNews sourceNews = new SourceNews();
    private final RefusalWatch refusals = new RefusalWatch();
    private MaillogSettings settings = MaillogSettings.defaults();
    private Map<String, String> zones = Map.of();
    private @Nullable MailLogs logs;
    private TrafficLedger ledger;
    /** Receivers whose outage a mailbox told since the last pass. */
    private final Set<String> heard = new HashSet<>();

    private Instant drawn = Instant.EPOCH;
    private volatile Map<TrafficView.Key, Drop> drops = Map.of();
    private volatile Instant dropsOf = Instant.EPOCH;
    private volatile TrafficView view = TrafficView.EMPTY;
    private volatile List<LogState> states = List.of();
    private volatile List<LearnedSource> sources = List.of();
    private volatile BiPredicate<String, String> dns = (source, list) -> false;

    public MailTraffic(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.ledger = ledger();
        redraw(clock.instant());
        refusals.load(view.refusals());
    }

    private TrafficLedger ledger() {
        return new TrafficLedger(database, MOST_RECEIVERS, settings.mostAddresses(), learned);
    }

    /**
     * One log.
     *
     * @param lastLine when something was last read from it, or since when it is followed
     * @param heard whether anything was read from it since
     * @param behind bytes that are there and not yet read
     */
    public record LogState(
            String name, Instant lastLine, boolean heard, long behind, boolean quiet, boolean unreadable) {

        /** One of which something was read. */
        public LogState(String name, Instant lastLine, long behind, boolean quiet, boolean unreadable) {
            this(name, lastLine, true, behind, quiet, unreadable);
        }
    }

    /**
     * What a pass found that somebody may want to act on.
     *
     * @param named addresses, each with a list that a refusal named just now
     * @param blocked whether a refusal named a vendor, or a block may have begun
     * @param outages receivers whose answers are taken for an outage from now on
     * @param redrawn whether the counts are new
     */
    public record News(Set<Pair> named, boolean blocked, Set<String> outages, boolean redrawn) {

        private static final News NONE = new News(Set.of(), false, Set.of(), false);
    }

    /** @param list the id of a list, or {@code ?zone} */
    public record Pair(String source, String list) {}

    /**
     * Takes these settings.
     *
     * @param beside the file that relative paths are relative to
     * @param lists id of a list by its zone: the catalogue
     */
    public synchronized void use(MaillogSettings next, Path beside, Map<String, String> lists) {
        if (next.equals(settings) && lists.equals(zones) && logs != null) {
            return;
        }
        close();
        settings = next;
        zones = Map.copyOf(lists);
        ledger = ledger();
        logs = next.on() ? new MailLogs(next, beside, database, ledger, zones) : null;
    }

    /** @param targets the addresses that are watched */
    public synchronized void watch(Collection<String> targets) {
        Set<String> named = settings.sources().values().stream()
                .flatMap(address -> AddressText.canonical(address).stream())
                .collect(Collectors.toSet());
        learned.use(new OwnAddresses(Set.copyOf(targets), named));
    }

    public synchronized boolean on() {
        return settings.on();
    }

    /**
     * Reads what is new. Blocking while there is more.
     *
     * @throws dev.repwatch.monitor.store.StorageUnavailable as the database
     */
    public synchronized News pass() {
        MailLogs open = logs;
        if (open == null) {
            return News.NONE;
        }
        Set<Pair> named = new HashSet<>();
        Set<String> outages = new HashSet<>(heard);
        heard.clear();
        boolean blocked = false;
        boolean more = true;
        for (int passes = 0; more && passes < PASSES; passes++) {
            MailLogs.Seen seen = open.pass(clock.instant());
            for (NamedRefusal refusal : seen.named()) {
                refusals.add(refusal);
                if (refusal.vendor().isEmpty() && !refusal.source().isEmpty()) {
                    named.add(new Pair(refusal.source(), refusal.named()));
                }
                blocked = true;
            }
            outages.addAll(seen.outages());
            more = seen.more();
        }
        Instant now = clock.instant();
        states = open.streams().stream().map(stream -> state(open, stream, now)).toList();
        sources = learned.all(now);
        sourceNews.tell(sources);
        boolean due = blocked || !outages.isEmpty() || !now.isBefore(drawn.plus(REDRAWN));
        if (due) {
            redraw(now);
        }
        return new News(named, blocked, outages, due);
    }

    /**
     * Takes what mailboxes say of single recipients: addresses to give up, and texts that no rule knows. Rates stay those of the logs,
     * which hold most of it already.
     *
     * @param also written in the same transaction
     */
    public synchronized void returned(List<ReturnedMail> mail, Consumer<Transaction> also) {
        heard.addAll(ledger.returned(mail, new Judge(settings.userRules(), zones), also));
    }

    private LogState state(MailLogs open, LogStream stream, Instant now) {
        boolean quiet = !settings.quietAfter().isZero()
                && stream.lastLine().plus(settings.quietAfter()).isBefore(now);
        return new LogState(
                stream.name(),
                stream.lastLine(),
                stream.heard(),
                stream.behind(),
                quiet,
                open.unreadable().contains(stream.name()));
    }

    private void redraw(Instant now) {
        drawn = now;
        view = database.read(transaction -> TrafficView.of(transaction, now));
    }

    /** What the last day said, at most some seconds old. */
    public TrafficView view() {
        return view;
    }

    /** The addresses that no log tells, learned from replies or assumed. */
    public List<LearnedSource> sources() {
        return sources;
    }

    public List<LogState> logs() {
        return states;
    }

    /** Whether the logs tell something at present: only then is an absence of refusals good news. */
    public boolean fresh() {
        List<LogState> now = states;
        return !now.isEmpty() && now.stream().noneMatch(state -> state.quiet() || state.unreadable());
    }

    public synchronized LevelPolicy levels() {
        return settings.levels();
    }

    /** Counts and named refusals, hour by hour. */
    public record Hours(List<TrafficTable.Row> counts, List<RefusalTable.Row> refusals) {}

    /** Of these sending addresses; at most so many of each. */
    public Hours hours(Collection<String> sources, Instant from, Instant until, int most) {
        if (sources.isEmpty()) {
            return new Hours(List.of(), List.of());
        }
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        return database.read(transaction -> new Hours(
                TrafficTable.of(transaction, sources, first, until, most),
                RefusalTable.since(transaction, first).stream()
                        .filter(row -> sources.contains(row.source()))
                        .filter(row -> row.hour().isBefore(until))
                        .limit(most)
                        .toList()));
    }

    /** What was said last of an address that may not be there; empty when nothing like that was said. */
    public Optional<AddressTable.Row> refused(String address) {
        return database.read(transaction -> AddressTable.find(transaction, List.of(AddressId.of(address)))).stream()
                .findFirst();
    }

    /** @param by whether DNS says of an address that a list has it */
    public void confirmedBy(BiPredicate<String, String> by) {
        dns = by;
    }

    /** Whether DNS says what refusals say: that the list has the address. */
    public boolean confirmed(String source, String list) {
        return dns.test(source, list);
    }

    /** Whether refusals that name it come to a block; empty when none ever named it. */
    public Optional<Boolean> blocked(String source, String named) {
        return refusals.blocked(source, named, clock.instant());
    }

    /** The lists that refusals name for an address so often that DNS need not confirm them. */
    public Set<String> namedLists(String source) {
        return refusals.lists(source, clock.instant());
    }

    /**
     * The providers at which an address sent far less in the last whole hour than usual, in no language: {@code gmail: 3 / 200}, where
     * the second number is the median of the same hour of four weeks.
     */
    public List<String> fallen(String address) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        Map<TrafficView.Key, Drop> known = drops;
        if (!hour.equals(dropsOf)) {
            known = database.read(transaction -> Drop.of(transaction, hour));
            drops = known;
            dropsOf = hour;
        }
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().source().equals(address)
                        && entry.getValue().sudden())
                .map(entry -> entry.getKey().provider() + ": "
                        + entry.getValue().sent() + " / " + entry.getValue().usual())
                .sorted()
                .toList();
    }

    /**
     * What was forgotten.
     *
     * @param rows counts, texts and samples
     * @param addresses of people, given up or not, and hashes of those that wait in a queue
     */
    public record Forgotten(long rows, long addresses) {}

    /**
     * Forgets what is older than that, now: what somebody put among the addresses by hand, and complaints, stay.
     *
     * @param who for the journal
     */
    public synchronized Forgotten forget(Duration age, String who) {
        Instant now = clock.instant();
        Instant before = now.minus(age);
        Forgotten forgotten = database.inTransaction(transaction -> {
            Forgotten gone = new Forgotten(
                    TrafficTable.forget(transaction, before)
                            + UnclassifiedTable.forget(transaction, before, MOST_TEXTS),
                    AddressTable.forget(transaction, before) + (long) WaitingTable.forget(transaction, before));
            String much = gone.rows() + " rows, " + gone.addresses() + " addresses";
            ActTable.put(transaction, ActTable.Act.byApi(now, who, "forget", "mail logs before " + before, much));
            return gone;
        });
        ledger.reload();
        redraw(clock.instant());
        return forgotten;
    }

    /** Forgets what is older than the configuration keeps. Call about once a day. */
    public synchronized void forget() {
        Instant now = clock.instant();
        database.inTransaction(transaction -> TrafficTable.forget(transaction, now.minus(settings.keep())));
        database.inTransaction(transaction -> AddressTable.forget(transaction, now.minus(settings.keepAddresses())));
        database.inTransaction(transaction -> WaitingTable.forget(transaction, now.minus(LIFETIME_IN_QUEUE)));
        database.inTransaction(
                transaction -> UnclassifiedTable.forget(transaction, now.minus(settings.keep()), MOST_TEXTS));
        database.inTransaction(transaction -> MailLogTable.forget(transaction, now.minus(settings.keep())));
        database.inTransaction(GenerationTable::forget);
        database.inTransaction(transaction -> LessonTable.forget(transaction, now.minus(settings.keep())));
        ledger.reload();
    }

    @Override
    public synchronized void close() {
        MailLogs open = logs;
        logs = null;
        if (open != null) {
            open.close();
        }
    }
}
