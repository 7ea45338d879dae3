package dev.repwatch.monitor.feeds;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.tracker.IncidentTracker;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Feeds in a daemon's surroundings: H2 file, memory with its score, words, and one HTTP server for every source. */
final class FeedWorld implements AutoCloseable {

    static final Target IP =
            new IpTarget(new IPAddressString("192.0.2.7").getAddress().toInetAddress(), "192.0.2.7");
    static final Target DOMAIN = new DomainTarget("example.test");
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final List<IncidentEvent<?>> told = new ArrayList<>();
    private final EventSink diary = (transaction, happenings) -> told.addAll(happenings);
    private final StorageLocation location;
    private final List<WatchedTarget> targets = List.of(watched(IP), watched(DOMAIN));
    private Instant now = START;
    private final InstantSource clock = () -> now;
    private Database database;
    private FeedCache book;
    private IncidentTracker tracker;
    private FeedRunner round;
    private List<OpenFeed> feeds = List.of();
    private DnsClient dns = new NoDns();
    private Duration wanted = Duration.ZERO;

    FeedWorld(Path directory, Function<RecordedRequest, MockResponse> answers) {
        this(new StorageLocation.H2File(directory.resolve("repwatch")), answers);
    }

    FeedWorld(StorageLocation location, Function<RecordedRequest, MockResponse> answers) {
        this.location = location;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.apply(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        database = Database.open(location);
        book = FeedCache.open(database);
        tracker = remembering();
        round = round();
    }

    private IncidentTracker remembering() {
        return IncidentTracker.open(
                database,
                diary,
                clock,
                ConfirmationPolicy.defaults(),
                ScoreSettings.defaults(),
                new FeedEvidence(book, clock));
    }

    private void recipients(List<ReturnedMail> mail, Consumer<Transaction> reading) {
        database.inTransaction(transaction -> {
            reading.accept(transaction);
            return true;
        });
    }

    private FeedRunner round() {
        return new FeedRunner(book, database, diary, clock, tracker::observe, this::recipients);
    }

    /** As after a restart on the same file. */
    void restart() {
        feeds.forEach(OpenFeed::close);
        database.close();
        database = Database.open(location);
        book = FeedCache.open(database);
        tracker = remembering();
        round = round();
    }

    void enable(List<OpenFeed> open) {
        feeds = open;
        tracker.watch(targets, List.of());
        tracker.roundFinished(now);
        round.use(open, targets, wanted);
    }

    /** For feeds that ask the DNS; closed by whoever opened it. */
    FeedWorld asking(DnsClient client) {
        dns = client;
        return this;
    }

    /** As {@code [schedule] feeds} does. */
    void wanting(Duration interval) {
        wanted = interval;
    }

    void pass(Duration time) {
        now = now.plus(time);
        round.run();
    }

    Instant now() {
        return now;
    }

    IncidentTracker memory() {
        return tracker;
    }

    Database database() {
        return database;
    }

    FeedCache book() {
        return book;
    }

    InstantSource clock() {
        return clock;
    }

    /** What feeds had to say; digests of the memory itself are not looked at here. */
    List<IncidentEvent<?>> happenings() {
        return told.stream()
                .filter(it -> it.detail() instanceof FeedValueDetail
                        || it.detail() instanceof FeedFirstLookDetail
                        || it.detail() instanceof FeedOutageDetail
                        || it.detail() instanceof FeedKeyDetail)
                .toList();
    }

    List<Alert> alerts() {
        return alerts(Language.EN);
    }

    List<Alert> alerts(Language language) {
        Wording wording = new Wording(language, ZoneOffset.UTC, directory(), Incidents.ALL);
        return happenings().stream().map(wording::alert).toList();
    }

    private Directory directory() {
        return new Directory() {
            @Override
            public Optional<WatchedTarget> target(Target target) {
                return targets.stream().filter(it -> it.target().equals(target)).findFirst();
            }

            @Override
            public Optional<DnsblList> list(SourceId source) {
                return Optional.empty();
            }
        };
    }

    List<WatchedTarget> targets() {
        return targets;
    }

    URI endpoint() {
        return server.url("/").uri();
    }

    FeedEnvironment surroundings() {
        return new FeedEnvironment(clock, dns, AddressGuard.ANYWHERE, new Limits(Duration.ofSeconds(10), 1_000_000));
    }

    static WatchedTarget watched(Target target) {
        return new WatchedTarget(target, "mx1", Optional.empty(), Optional.of("bulk"), Map.of(), List.of(), List.of());
    }

    static String day(Instant at) {
        return DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    @Override
    public void close() {
        feeds.forEach(OpenFeed::close);
        database.close();
        server.close();
    }
}
