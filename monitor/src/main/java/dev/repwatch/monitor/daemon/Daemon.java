package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.reload.ConfigWatcher;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.evidence.Posture;
import dev.repwatch.monitor.feeds.FeedBook;
import dev.repwatch.monitor.feeds.FeedEvidence;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.telling.RoutedChannel;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.web.ApiToken;
import dev.repwatch.monitor.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running program: everything wired together, started in order and stopped in the opposite order. */
public final class Daemon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final Duration DAY = Duration.ofDays(1);

    private final Surroundings world;
    private final Counters counters = new Counters();
    private final Closing closing = new Closing();
    private final Database database;
    private final InForce inForce;
    private final Known known;
    private final Memory memory;
    private final Agenda agenda;
    private final Rounds rounds;
    private final FeedWork feeds;
    private final ResolverWatch resolvers;
    private final GuardWork guard;
    private final Vitality vitality;
    private final HeartbeatWork heartbeat;
    private final Trouble trouble;
    private final FigureBoard board;
    private final ConfigWatcher watcher;
    private final WebServer web;
    private volatile boolean waitingToReload;

    private Daemon(Path file, ConfigReader reader, Settings settings, Surroundings world) throws IOException {
        this.world = world;
        counters.configInForce(world.clock().instant());
        database = closing.later(Database.open(settings.file().storage().location()));
        database.onFailure(counters::storageError);
        inForce = new InForce(settings, database, world, counters);
        closing.later(() -> inForce.looking().close());
        FeedBook book = FeedBook.open(database);
        Aftermath aftermath = (transaction, happenings) -> telling().aftermath().record(transaction, happenings);
        memory = closing.later(Memory.open(
                database,
                aftermath,
                world.clock(),
                settings.section(PatienceSettings.class),
                settings.section(ScoreSettings.class),
                new FeedEvidence(book, world.clock())));
        known = new Known(
                memory,
                book,
                database,
                world.clock(),
                inForce.directory(),
                inForce::looking,
                inForce::told,
                evidence(book));
        board = new FigureBoard(database, settings.file().storage().location());
        trouble = new Trouble(memory, world.clock(), withoutDatabase(), database::takesWrites, inForce::language);
        resolvers = new ResolverWatch(inForce::looking, memory, world, inForce::language);
        guard = new GuardWork(inForce.directory(), settings.file().storage().home());
        vitality = new Vitality(database, board, inForce::looking, world.clock());
        rounds = new Rounds(inForce::looking, memory, world.clock(), world.nanos(), counters, resolvers);
        feeds = closing.later(new FeedWork(book, database, aftermath, world, memory));
        remember(settings);
        feeds.use(settings, feeds.opened(settings, inForce.looking().dns()));
        if (database.restored()) {
            telling().doubtWhatWaits();
        }
        inForce.told().start();
        closing.later(() -> inForce.told().close());
        agenda = closing.later(new Agenda(world, memory, trouble));
        // the agenda waits for the sweep that is under way
        closing.later(() -> inForce.looking().check().stop());
        watcher = closing.later(new ConfigWatcher(file, reader, this::reloaded));
        web = closing.later(serve(settings));
        schedule(settings);
        heartbeat = closing.later(new HeartbeatWork(vitality::well));
        heartbeat.use(settings);
        watcher.start();
    }

    /**
     * Starts and returns when it listens.
     *
     * @param reader the one that read the settings
     * @throws IOException when the address is taken or the storage directory cannot be used
     * @throws dev.repwatch.monitor.store.StorageRefused when the database cannot be used as it is
     */
    public static Daemon start(Path file, ConfigReader reader, Settings settings, Surroundings world)
            throws IOException {
        return new Daemon(file, reader, settings, world);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return web.address();
    }

    /** Reads the configuration anew, as the administrator asks. */
    public ConfigOutcome reload() {
        return watcher.reload();
    }

    /** Looks at everything now and asks anew also where the last answer still holds; returns when the round is over. */
    public void look() {
        inForce.looking().check().forget();
        sweep();
    }

    public Memory memory() {
        return memory;
    }

    public Database database() {
        return database;
    }

    public Telling telling() {
        return inForce.told().telling();
    }

    private void remember(Settings settings) {
        memory.watch(
                settings.targets(),
                settings.lists().stream().map(list -> list.list()).toList());
        memory.useOfLists(settings.patienceOfLists());
    }

    private EvidenceSource evidence(FeedBook book) {
        return new KnownEvidence(
                memory::view,
                () -> inForce.looking().settings().targets(),
                book,
                new Posture(
                        () -> inForce.looking().dns(),
                        () -> inForce.looking().settings().targets()));
    }

    private WebServer serve(Settings settings) throws IOException {
        Path home = settings.file().storage().home();
        Exposition exposition = Exposition.of(
                new DaemonMetrics(
                        memory::view,
                        inForce::looking,
                        inForce::told,
                        board,
                        feeds.figures(),
                        resolvers::passed,
                        world.version(),
                        world.clock()),
                counters);
        return WebServer.start(
                settings.file().web(),
                ApiToken.in(home, world.random()),
                Routes.of(known, exposition, this::notReady, watcher, guard),
                world.clock());
    }

    private WithoutDatabase withoutDatabase() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "without-database");
            thread.setDaemon(true);
            return thread;
        });
        closing.later(threads::shutdown);
        return new WithoutDatabase(
                () -> inForce.told().channels().stream()
                        .map(RoutedChannel::channel)
                        .toList(),
                threads,
                inForce::wording,
                counters);
    }

    private Optional<String> notReady() {
        // a read that works on a full disk makes the health good for a moment
        if (!database.health().up() || trouble.storageIsDown()) {
            return Optional.of("the database does not work");
        }
        return memory.awaitsFirstRound()
                ? Optional.of("the first round over all targets is not over")
                : Optional.empty();
    }

    private void schedule(Settings settings) {
        Duration dnsbl = settings.file().schedule().dnsbl();
        agenda.every("dnsbl", dnsbl, this::sweep);
        Rounds.listedEvery(dnsbl)
                .ifPresentOrElse(pause -> agenda.every("listed", pause, rounds::listed), () -> agenda.forget("listed"));
        agenda.every("recheck", BEAT, rounds::recheck);
        agenda.every("guard", BEAT, () -> guard.lookIfChanged(inForce.looking(), memory::view));
        agenda.every(
                "awaited", Rounds.AWAITED, () -> rounds.awaited(known.taskBook().fastRechecks(Rounds.AWAITED)));
        agenda.every("resolvers", ResolverWatch.PAUSE, resolvers::examine);
        agenda.every("retention", DAY, () -> inForce.forget(world.clock().instant()));
        agenda.every("feeds", FeedWork.PAUSE, feeds::run);
        agenda.every("tick", TICK, this::tick);
    }

    private void tick() {
        if (waitingToReload) {
            watcher.reload();
        }
        memory.tick();
        board.refresh(world.clock().instant());
    }

    private void sweep() {
        rounds.sweep();
        vitality.roundEnded();
        guard.look(inForce.looking(), memory.view());
    }

    private void reloaded(ConfigOutcome outcome) {
        boolean good = outcome.match(read -> used(read.settings()), refused -> {
            refused.problems().forEach(problem -> LOG.error("{}", problem));
            LOG.error("the new configuration is refused; the old one keeps running");
            return false;
        });
        counters.configReloaded(good, world.clock().instant());
        trouble.configuration(outcome);
    }

    /** While the database is away the old configuration stays in force as a whole; the new one is read again afterwards. */
    private boolean used(Settings settings) {
        try {
            use(settings);
            waitingToReload = false;
            return true;
        } catch (StorageUnavailable away) {
            waitingToReload = true;
            trouble.storageFails(away);
            LOG.error("the new configuration waits until the database works again");
            return false;
        }
    }

    private void use(Settings settings) {
        Looking before = inForce.looking();
        List<OpenFeed> opened = swapped(settings);
        memory.use(settings.section(PatienceSettings.class), settings.section(ScoreSettings.class));
        feeds.use(settings, opened);
        schedule(settings);
        heartbeat.use(settings);
        before.close();
        if (!settings.file().web().equals(before.settings().file().web())
                || !settings.file().storage().equals(before.settings().file().storage())) {
            LOG.warn("what changed in [web] or [storage] takes effect at the next start");
        }
        LOG.info(
                "the configuration was read again: {} targets, {} lists",
                settings.targets().size(),
                settings.lists().size());
    }

    /** First what may fail, so that nothing is half new: what was opened is closed again then. @return the feeds, open */
    private List<OpenFeed> swapped(Settings settings) {
        Looking fresh = inForce.opened(settings);
        List<OpenFeed> opened = List.of();
        try {
            opened = feeds.opened(settings, fresh.dns());
            remember(settings);
            inForce.replace(settings, fresh);
            return opened;
        } catch (RuntimeException failed) {
            opened.forEach(OpenFeed::close);
            fresh.close();
            throw failed;
        }
    }

    /** Ends what is under way and starts nothing new. */
    @Override
    public void close() {
        closing.close();
    }
}
