package dev.repwatch.monitor.feeds;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.feeds.NobodyToAsk;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Surroundings;
import dev.repwatch.checks.feeds.http.AddressGuard;
import dev.repwatch.checks.feeds.http.Limits;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telling.wording.Wording;
import dev.repwatch.monitor.words.Language;
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
    private final List<Happening> told = new ArrayList<>();
    private final Aftermath diary = (transaction, happenings) -> told.addAll(happenings);
    private final StorageLocation location;
    private final List<WatchedTarget> targets = List.of(watched(IP), watched(DOMAIN));
    private Instant now = START;
    private final InstantSource clock = () -> now;
    private Database database;
    private FeedBook book;
    private Memory memory;
    private FeedRound round;
    private List<OpenFeed> feeds = List.of();
    private DnsClient dns = new NobodyToAsk();
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
        book = FeedBook.open(database);
        memory = remembering();
        round = round();
    }

    private Memory remembering() {
        return Memory.open(
                database,
                diary,
                clock,
                PatienceSettings.defaults(),
                ScoreSettings.defaults(),
                new FeedEvidence(book, clock));
    }

    private FeedRound round() {
        return new FeedRound(book, database, diary, clock, memory::observe);
    }

    /** As after a restart on the same file. */
    void restart() {
        feeds.forEach(OpenFeed::close);
        database.close();
        database = Database.open(location);
        book = FeedBook.open(database);
        memory = remembering();
        round = round();
    }

    void enable(List<OpenFeed> open) {
        feeds = open;
        memory.watch(targets, List.of());
        memory.roundFinished(now);
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

    Memory memory() {
        return memory;
    }

    Database database() {
        return database;
    }

    FeedBook book() {
        return book;
    }

    InstantSource clock() {
        return clock;
    }

    /** What feeds had to say; digests of the memory itself are not looked at here. */
    List<Happening> happenings() {
        return told.stream()
                .filter(it -> it instanceof Happening.FeedMoved
                        || it instanceof Happening.FeedBaseline
                        || it instanceof Happening.FeedAiling)
                .toList();
    }

    List<Alert> alerts() {
        return alerts(Language.EN);
    }

    List<Alert> alerts(Language language) {
        Wording wording = new Wording(language, ZoneOffset.UTC, directory());
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

    Surroundings surroundings() {
        return new Surroundings(clock, dns, AddressGuard.ANYWHERE, new Limits(Duration.ofSeconds(10), 1_000_000));
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
