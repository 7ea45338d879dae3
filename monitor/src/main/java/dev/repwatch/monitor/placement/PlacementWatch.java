package dev.repwatch.monitor.placement;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.placement.trouble.SeedTroubleDetail.Cause;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests the placement of each stream as often as configured and looks for the mails until each run is closed; what there is to tell of
 * it is the affair of {@link PlacementNews}. Goes on after a restart. Thread-safe; one pass at a time.
 */
public final class PlacementWatch implements AutoCloseable {

    /** Between passes. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    /** Two mails to one seed are told apart in a log by their time. */
    private static final Duration APART = Duration.ofMinutes(5);

    /** A server that takes no mail, or a template that cannot be read, is tried again. */
    private static final Duration RETRIED = Duration.ofMinutes(10);

    /** Nobody who asks over HTTP waits for mailboxes of others. */
    private static final Asked LATER =
            new Asked(Optional.empty(), "mailboxes are being read just now; try again in a minute");

    private static final int LONGEST = 400;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TOKEN_BYTES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(PlacementWatch.class);

    private final PlacementBook book;
    private final FeedEnvironment environment;
    private final RandomGenerator random;
    private final PlacementNews news;
    private final SeedMailboxes mailboxes;
    private final BlockedMail blocked;
    private final Map<String, TestFailure> failures = new HashMap<>();
    private Plan plan = new Plan(PlacementSettings.defaults(), List.of(), List.of());
    private @Nullable PlacementLooks looks;
    private volatile PlacementView view = PlacementView.NONE;
    private volatile boolean reads;

    /** @param random names runs */
    public PlacementWatch(PlacementBook book, FeedEnvironment environment, RandomGenerator random) {
        this.book = book;
        this.environment = environment;
        this.random = random;
        this.news = new PlacementNews(book, environment.clock().instant());
        this.mailboxes = new SeedMailboxes(environment, book);
        this.blocked = new BlockedMail(book, mailboxes);
    }

    /** @param sink what follows from news */
    public static PlacementWatch open(Database database, EventSink sink, InstantSource clock, RandomGenerator random) {
        return new PlacementWatch(
                PlacementBook.open(database, sink, clock.instant()), FeedEnvironment.usual(clock, new NoDns()), random);
    }

    private record Plan(PlacementSettings settings, List<StreamEntry> streams, List<SeedEntry> seeds) {

        List<SeedEntry> of(StreamEntry stream) {
            return seeds.stream()
                    .filter(it -> stream.seeds().contains(it.name()))
                    .toList();
        }
    }

    /** Takes these settings. */
    public synchronized void use(Settings settings) {
        Plan fresh = new Plan(
                settings.section(PlacementSettings.class),
                settings.sections(StreamEntry.class),
                settings.sections(SeedEntry.class));
        if (fresh.equals(plan) && looks != null) {
            return;
        }
        close();
        plan = fresh;
        PlacementLooks opened = new PlacementLooks(fresh.settings(), environment, mailboxes);
        book.runs().stream().filter(it -> it.closed().isEmpty()).forEach(run -> opened.follow(run, fresh.seeds()));
        looks = opened;
        drawn();
    }

    public PlacementBook book() {
        return book;
    }

    /** One pass: looks that are due, runs that are due, and what there is to tell. Blocking while mailboxes are read. */
    public synchronized void run() {
        PlacementLooks open = looks;
        if (open == null || plan.streams().isEmpty()) {
            return;
        }
        reads = true;
        try {
            pass(open);
        } finally {
            reads = false;
            drawn();
        }
    }

    private void pass(PlacementLooks open) {
        Instant now = now();
        List<PlacementRun> due = book.runs().stream()
                .filter(it -> it.lookIsDue(plan.settings().times(), now))
                .toList();
        if (!due.isEmpty()) {
            open.readLogs();
            due.forEach(run -> book.put(open.look(run, plan.seeds()), now()));
        }
        blocked.look(plan.streams(), plan.seeds(), open.judge(), now());
        nextStream(now).ifPresent(stream -> start(open, stream));
        plan.streams().forEach(this::tell);
        news.ofSeeds(plan.seeds(), mailboxes.states(), now());
    }

    /** One a pass, the one that waits longest; mails to one seed keep apart. */
    private Optional<StreamEntry> nextStream(Instant now) {
        return plan.streams().stream()
                .filter(it -> last(it).map(run ->
                                !run.started().plus(plan.settings().every()).isAfter(now))
                        .orElse(true))
                .filter(it -> allowed(it, now).isEmpty())
                .filter(it -> !failedJustNow(it, now))
                .min(Comparator.comparing(
                        it -> last(it).map(PlacementRun::started).orElse(Instant.EPOCH)));
    }

    private boolean failedJustNow(StreamEntry stream, Instant now) {
        TestFailure failure = failures.get(stream.name());
        return failure != null && failure.at().plus(RETRIED).isAfter(now);
    }

    private Optional<PlacementRun> last(StreamEntry stream) {
        return book.runs(stream.name()).stream().reduce((one, next) -> next);
    }

    /** Why it must not be tested now; empty when it may. */
    private Optional<String> allowed(StreamEntry stream, Instant now) {
        long today = book.runs(stream.name()).stream()
                .filter(it -> it.started().isAfter(now.minus(DAY)))
                .count();
        if (today >= plan.settings().maxPerDay()) {
            return Optional.of("it was tested " + today + " times within 24 hours, and max_per_day is "
                    + plan.settings().maxPerDay());
        }
        Set<String> seeds = Set.copyOf(stream.seeds());
        boolean close = book.runs().stream()
                .filter(it -> it.started().isAfter(now.minus(APART)))
                .anyMatch(it -> it.mails().stream().anyMatch(mail -> seeds.contains(mail.seed())));
        return close ? Optional.of("another test reached one of its seeds within 5 minutes") : Optional.empty();
    }

    /**
     * Tests a stream now, because somebody asks.
     *
     * @return the run, or why there is none
     */
    public Asked ask(String name) {
        return reads ? LATER : asked(name);
    }

    private synchronized Asked asked(String name) {
        PlacementLooks open = looks;
        Optional<StreamEntry> stream =
                plan.streams().stream().filter(it -> it.name().equals(name)).findFirst();
        if (open == null || stream.isEmpty()) {
            return new Asked(Optional.empty(), "there is no stream \"" + name + "\"");
        }
        Optional<String> refusal = allowed(stream.get(), now());
        Asked answer = refusal.map(why -> new Asked(Optional.empty(), why)).orElseGet(() -> start(open, stream.get()));
        drawn();
        return answer;
    }

    /** @param why there is no run */
    public record Asked(Optional<PlacementRun> run, String why) {}

    private Asked start(PlacementLooks open, StreamEntry stream) {
        try {
            byte[] template = TemplateFile.read(stream);
            List<MessageFinding> against = TemplateFile.against(template, stream, now());
            if (!against.isEmpty()) {
                return failed(
                        stream,
                        Cause.TEMPLATE_FINDINGS,
                        against.stream().map(it -> it.rule().id()).sorted().collect(Collectors.joining(", ")));
            }
            if (plan.of(stream).isEmpty()) {
                return failed(stream, Cause.NO_SEED, "");
            }
            PlacementRun run = open.send(stream, template, plan.of(stream), id());
            if (run.mails().stream().noneMatch(it -> it.words().isEmpty())) {
                return failed(stream, Cause.NO_SERVER, run.mails().get(0).words());
            }
            book.put(run, now());
            failures.remove(stream.name());
            return new Asked(Optional.of(run), "");
        } catch (IOException unreadable) {
            return failed(
                    stream,
                    Cause.TEMPLATE_UNREADABLE,
                    stream.template() + ": " + unreadable.getClass().getSimpleName());
        } catch (IllegalArgumentException noMessage) {
            return failed(stream, Cause.NO_MESSAGE, "");
        }
    }

    private Asked failed(StreamEntry stream, Cause cause, String detail) {
        TestFailure now = new TestFailure(cause, Clean.line(detail, LONGEST), now());
        TestFailure before = failures.put(stream.name(), now);
        if (before == null || !before.text().equals(now.text())) {
            LOG.warn("the stream {} is not tested: {}", stream.name(), now.text());
        }
        return new Asked(Optional.empty(), now.text());
    }

    private String id() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What a person saw. */
    public Asked witness(String id, String seed, Placement saw) {
        return reads
                ? LATER
                : witnessed(id, seed, saw)
                        .map(run -> new Asked(Optional.of(run), ""))
                        .orElse(new Asked(Optional.empty(), "that run has no mail to that seed"));
    }

    private synchronized Optional<PlacementRun> witnessed(String id, String seed, Placement saw) {
        PlacementLooks open = looks;
        return book.find(id)
                .filter(run -> open != null)
                .filter(run -> run.mails().stream().anyMatch(it -> it.seed().equals(seed)))
                .map(run -> {
                    Instant now = now();
                    PlacementRun fresh = run.with(
                            run.mails().stream()
                                    .map(it -> it.seed().equals(seed)
                                            ? it.witnessed(
                                                    saw,
                                                    Objects.requireNonNull(open).judge(),
                                                    now)
                                            : it)
                                    .toList(),
                            run.looks(),
                            run.closed());
                    book.put(fresh, now);
                    plan.streams().stream()
                            .filter(it -> it.name().equals(run.stream()))
                            .forEach(this::tell);
                    drawn();
                    return fresh;
                });
    }

    private void tell(StreamEntry stream) {
        news.of(stream, plan.settings(), Optional.ofNullable(failures.get(stream.name())), now());
    }

    /** Forgets what is older than the configuration keeps, and what was told of streams and seeds that are gone. */
    public synchronized void forget() {
        Instant now = now();
        book.forget(now.minus(plan.settings().keep()));
        news.forget(plan.streams(), plan.seeds(), now);
    }

    /** How things stand, for people and machines; as of the last pass, and never waiting for one. */
    public PlacementView view() {
        return view;
    }

    private void drawn() {
        view = PlacementView.of(
                plan.settings(),
                plan.streams(),
                plan.seeds(),
                book,
                mailboxes.states(),
                failures,
                blocked.tallies(),
                now());
    }

    private Instant now() {
        return environment.clock().instant();
    }

    @Override
    public synchronized void close() {
        PlacementLooks open = looks;
        looks = null;
        if (open != null) {
            open.close();
        }
    }
}
