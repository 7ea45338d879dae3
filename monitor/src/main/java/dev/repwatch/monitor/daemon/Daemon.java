package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.TermsCheck;
import dev.repwatch.monitor.config.reload.ConfigWatcher;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.evidence.KnownPosture;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.feeds.FeedEvidence;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.log.LogSection;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.placement.PlacementWatch;
import dev.repwatch.monitor.plan.IncidentSignals;
import dev.repwatch.monitor.plan.PlanWatch;
import dev.repwatch.monitor.posture.PostureBook;
import dev.repwatch.monitor.posture.PostureEvents;
import dev.repwatch.monitor.posture.PostureWatch;
import dev.repwatch.monitor.schedule.ClockWatch;
import dev.repwatch.monitor.scoring.ActiveReceiver;
import dev.repwatch.monitor.scoring.MessageScores;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.targets.Watches;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.check.MailChecks;
import dev.repwatch.monitor.warmup.history.WarmupLedger;
import dev.repwatch.monitor.warmup.volume.CountedVolumes;
import dev.repwatch.monitor.warmup.volume.LoggedVolumes;
import dev.repwatch.monitor.warmup.volume.ObservedVolumes;
import dev.repwatch.monitor.web.ApiToken;
import dev.repwatch.monitor.web.Login;
import dev.repwatch.monitor.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running program: everything wired together, started in order and stopped in the opposite order. */
public final class Daemon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final DaemonEnvironment world;
    private final Counters counters = new Counters(Incidents.ALL.counted());
    private final ResourceStack resourceStack = new ResourceStack();
    private final Database database;
    private final ClockWatch clockWatch;
    private final ActiveConfig activeConfig;
    private final DaemonServices daemonServices;
    private final IncidentTracker tracker;
    private final JobSchedule jobSchedule;
    private final SweepRunner sweepRunner;
    private final FileRounds fileRounds;
    private final ActiveFeeds feeds;
    private final ResolverWatch resolvers;
    private final ActiveGuard guard;
    private final ActiveWarmup warmup;
    private final ActiveMaillog maillog;
    private final PlacementWatch placement;
    private final MessageScores scores;
    private final ActiveReceiver receiver;
    private final Liveness liveness;
    private final ActiveHeartbeat heartbeat;
    private final SelfAlerts selfAlerts;
    private final CachedCounts board;
    private final LastWords lastWords;
    /** Kept here, for it is needed when the database is away. */
    private volatile String tag = "";

    private final HeapReturn heapReturn = HeapReturn.ofThisMachine();
    private final ActiveTargetUrls targetUrls;
    private final ConfigWatcher watcher;
    private final WebServer web;
    private final Watches watches;
    private final PlanWatch plans;
    private final MailTraffic mailTraffic;
    private volatile Settings configured;
    private volatile boolean waitingToReload;
    private volatile Set<String> warned = Set.of();

    private Daemon(Path file, ConfigReader reader, Settings configured, DaemonEnvironment world) throws IOException {
        this.world = world;
        counters.configInForce(world.clock().instant());
        database = resourceStack.later(Database.open(
                configured.file().storage().location(),
                configured.file().storage().timeLimit()));
        database.onFailure(counters::storageError);
        this.configured = configured;
        watches = Watches.open(database, world.clock());
        Settings settings = watches.beside(configured);
        clockWatch = new ClockWatch(world.clock(), world.nanos(), this::clockStepped);
        Optional<PostureWatch> posture = world.posture().map(this::posture);
        MailTraffic traffic = new MailTraffic(database, world.clock());
        FeedCache book = FeedCache.open(database);
        plans = resourceStack.later(PlanWatch.open(database, world.clock(), world.nanos(), world.random()));
        mailTraffic = traffic;
        activeConfig = new ActiveConfig(
                settings,
                database,
                world.alsoProbing(MailChecks.of(traffic)),
                counters,
                clockWatch::look,
                posture,
                traffic,
                book,
                plans.spent());
        resourceStack.later(() -> activeConfig.looking().files().close());
        resourceStack.later(() -> activeConfig.looking().close());
        IncidentSignals signals = new IncidentSignals(plans);
        EventSink eventSink = new IncidentLog(
                (transaction, happenings) -> {
                    telling().aftermath().record(transaction, happenings);
                    List<IncidentEvent<?>> written = List.copyOf(happenings);
                    transaction.onceCommitted(() -> written.forEach(signals::heard));
                },
                Incidents.ALL);
        tracker = resourceStack.later(IncidentTracker.open(
                database,
                eventSink,
                world.clock(),
                settings.section(ConfirmationPolicy.class),
                settings.section(ScoreSettings.class),
                new FeedEvidence(book, world.clock())));
        daemonServices = new DaemonServices(
                tracker,
                book,
                database,
                world.clock(),
                activeConfig.directory(),
                activeConfig::looking,
                activeConfig::told,
                evidence(book));
        lastWords = new LastWords(settings.file().storage().home());
        board = new CachedCounts(database, settings.file().storage().location());
        Set<String> open = NotificationService.openTroubles(database);
        selfAlerts = new SelfAlerts(
                tracker, world.clock(), withoutDatabase(), database::takesWrites, activeConfig::language, open);
        resolvers = new ResolverWatch(activeConfig::looking, tracker, world, activeConfig::language, open);
        guard = new ActiveGuard(
                activeConfig.directory(), settings.file().storage().home());
        warmup = new ActiveWarmup(
                () -> activeConfig.looking().settings(),
                guard,
                settings.file().storage().home(),
                new ObservedVolumes(new CountedVolumes(new LoggedVolumes(database, traffic::logs), database), database),
                new WarmupLedger(database, eventSink),
                world.clock());
        database.onStuck(this::giveUp);
        liveness = new Liveness(database, board, activeConfig::looking, world);
        sweepRunner = new SweepRunner(
                activeConfig::looking, tracker, world.clock(), world.nanos(), counters, resolvers, selfAlerts, plans);
        fileRounds = new FileRounds(
                activeConfig::looking,
                sweepRunner,
                tracker,
                activeConfig.directory(),
                world.clock(),
                activeConfig::language);
        maillog = resourceStack.later(new ActiveMaillog(
                traffic,
                file,
                tracker,
                world.clock(),
                activeConfig::language,
                sweepRunner,
                database,
                activeConfig.directory()));
        feeds = resourceStack.later(new ActiveFeeds(book, database, eventSink, world, tracker, traffic::returned));
        placement = resourceStack.later(PlacementWatch.open(database, eventSink, world.clock(), world.random()));
        scores = new MessageScores(
                database,
                () -> activeConfig.looking().settings(),
                () -> activeConfig.looking().dns(),
                world.clock(),
                world.nanos(),
                world.random());
        receiver = resourceStack.later(new ActiveReceiver(scores, world.clock()));
        remember(settings, activeConfig.looking());
        plans.use(settings, volumes());
        feeds.use(settings, feeds.opened(settings, activeConfig.looking().dns()));
        maillog.use(settings);
        placement.use(settings);
        receiver.use(settings);
        if (database.restored()) {
            telling().doubtWhatWaits();
        }
        resourceStack.later(() -> activeConfig.told().close());
        jobSchedule = resourceStack.later(new JobSchedule(world, clockWatch, selfAlerts));
        activeConfig.told().start();
        tag = NotificationService.tag(database);
        // the agenda waits for the sweep that is under way
        resourceStack.later(() -> activeConfig.looking().check().stop());
        targetUrls = resourceStack.later(new ActiveTargetUrls(reader.targetUrls(), world));
        targetUrls.use(settings);
        watcher = resourceStack.later(new ConfigWatcher(
                file,
                reader,
                this::reloaded,
                settings.file().web().tls().map(WebSection.Tls::files).orElse(List.of())));
        web = resourceStack.later(serve(settings));
        heartbeat = resourceStack.later(new ActiveHeartbeat(() -> liveness.well() && !selfAlerts.storageIsDown()));
        heartbeat.use(settings);
        // the last: what an inventory says is a new configuration, which needs all of the above
        schedule(settings);
        watcher.start();
        // the first that is done at the end
        resourceStack.later(this::endSoon);
        selfAlerts.started();
        lastWords.taken().ifPresent(selfAlerts::storageIsBack);
    }

    /**
     * Starts and returns when it listens.
     *
     * @param reader the one that read the settings
     * @throws IOException when the address is taken or the storage directory cannot be used
     * @throws dev.repwatch.monitor.store.StorageRefused when the database cannot be used as it is
     */
    public static Daemon start(Path file, ConfigReader reader, Settings settings, DaemonEnvironment world)
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
        activeConfig.looking().check().forget();
        sweep();
    }

    public IncidentTracker memory() {
        return tracker;
    }

    /** What is known of the records of senders; empty when nobody looks. */
    public Optional<PostureBook> posture() {
        return activeConfig.looking().posture().map(PostureWatch::book);
    }

    /** What new addresses may send. */
    ActiveWarmup warmup() {
        return warmup;
    }

    public Database database() {
        return database;
    }

    public NotificationService telling() {
        return activeConfig.told().notifications();
    }

    private PostureWatch posture(HttpsPages pages) {
        return PostureWatch.over(
                database,
                pages,
                world.guard(),
                world.clock(),
                world.nanos(),
                news -> tracker.record(PostureEvents.of(news, world.clock().instant())));
    }

    /** Whatever waits for a time is set anew. */
    private void clockStepped(Duration by) {
        LOG.warn("the clock of this machine jumped by {}; everything that waits for a time is set anew", by);
        tracker.clockStepped(by);
        telling().clockStepped(by);
        plans.clockStepped();
        jobSchedule.rebuild();
    }

    private void remember(Settings settings, ActiveProbes by) {
        tracker.watch(settings.targets(), by.sources());
        tracker.useOfLists(settings.patienceOfLists());
    }

    /** Mails of a day; 0 where no log tells. */
    private ToDoubleFunction<Target> volumes() {
        Map<String, Long> attempts = new HashMap<>();
        mailTraffic
                .view()
                .counts()
                .forEach((key, counts) -> attempts.merge(key.source(), counts.attempts(), Long::sum));
        return target -> attempts.getOrDefault(target.text(), 0L);
    }

    private EvidenceSource evidence(FeedCache book) {
        return new DaemonEvidence(
                tracker::view,
                () -> activeConfig.looking().settings().targets(),
                book,
                new KnownPosture(
                        target -> activeConfig
                                .looking()
                                .posture()
                                .flatMap(watch -> watch.book().of(target)),
                        () -> activeConfig.looking().settings().targets()),
                activeConfig.directory()::cost);
    }

    private WebServer serve(Settings settings) throws IOException {
        Path home = settings.file().storage().home();
        Exposition exposition = Exposition.of(
                new DaemonMetrics(
                        daemonServices,
                        board,
                        feeds.figures(),
                        maillog.traffic(),
                        warmup,
                        placement,
                        plans,
                        scores,
                        resolvers::passed,
                        world.version()),
                counters);
        Login login = Login.of(
                settings.file().web(), ApiToken.in(home, world.random()), world.clock(), new LoginActs(daemonServices));
        return WebServer.start(
                settings.file().web(),
                login,
                Routes.of(
                        login,
                        daemonServices,
                        exposition,
                        this::unhealthy,
                        this::notReady,
                        watcher,
                        guard,
                        maillog.traffic(),
                        warmup,
                        placement,
                        scores,
                        watches,
                        this::watchesChanged,
                        plans),
                world.clock());
    }

    private void endSoon() {
        selfAlerts.processEnds();
        database.endSoon();
    }

    private DirectNotifier withoutDatabase() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "without-database");
            thread.setDaemon(true);
            return thread;
        });
        resourceStack.later(threads::shutdown);
        return new DirectNotifier(
                () -> activeConfig.told().channels().stream()
                        .map(RoutedChannel::channel)
                        .toList(),
                threads,
                activeConfig::wording,
                counters,
                () -> tag);
    }

    /** What nobody can stop may hold what everybody needs: the process is told to end, and its supervisor starts it again. */
    private void giveUp(String why) {
        LOG.error("{}; repwatch ends, to be started again by its supervisor", why);
        selfAlerts.storageIsStuck();
        // channels have notes in the database: what waits for it must be let go before they can be told
        Thread end = new Thread(
                () -> {
                    lastWords.leave(tag);
                    selfAlerts.tellThatItEnds();
                    world.end().run();
                },
                "end");
        end.setDaemon(true);
        end.start();
    }

    /** Whether its threads still do their work; a service manager ends and starts anew what does not. */
    public boolean alive() {
        return unhealthy().isEmpty() && liveness.ticks();
    }

    private Optional<String> unhealthy() {
        return database.stuck() ? database.health().trouble() : Optional.empty();
    }

    private Optional<String> notReady() {
        // a read that works on a full disk makes the health good for a moment
        Optional<String> trouble = database.health().trouble();
        if (trouble.isPresent() || selfAlerts.storageIsDown()) {
            return Optional.of("the database does not work");
        }
        if (!liveness.roundsEnd()) {
            return Optional.of("no round over all targets has ended for too long");
        }
        if (tracker.awaitsFirstRound()) {
            return Optional.of("the first round over all targets is not over");
        }
        return knowsSomething() ? Optional.empty() : Optional.of("no list could be asked: repwatch doctor says why");
    }

    /** Without targets or lists there is nothing to know. */
    private boolean knowsSomething() {
        StateView now = tracker.view();
        return now.targets().isEmpty()
                || now.lists().isEmpty()
                || now.targets().values().stream()
                        .anyMatch(target -> target.knownScore().isPresent());
    }

    private void schedule(Settings settings) {
        Duration dnsbl = settings.file().schedule().dnsbl();
        jobSchedule.every("dnsbl", dnsbl, this::sweep);
        SweepRunner.listedEvery(dnsbl)
                .ifPresentOrElse(
                        pause -> jobSchedule.every("listed", pause, sweepRunner::listed),
                        () -> jobSchedule.forget("listed"));
        activeConfig
                .looking()
                .own()
                .forEach(open -> jobSchedule.every(
                        open.type().family(),
                        open.type().every(),
                        () -> sweepRunner.look(open.type().family())));
        jobSchedule.every("planned", BEAT, sweepRunner::planned);
        if (activeConfig.looking().fromFiles().sources().isEmpty()) {
            jobSchedule.forget(HandedOut.FAMILY);
            jobSchedule.forget("files");
        } else {
            jobSchedule.every("files", FileRounds.PAUSE, fileRounds::look);
        }
        jobSchedule.every("recheck", BEAT, sweepRunner::recheck);
        jobSchedule.every("news", BEAT, sweepRunner::lookAtNews);
        jobSchedule.every("posture-again", BEAT, sweepRunner::again);
        jobSchedule.every("warmup", ActiveWarmup.PAUSE, warmup::run);
        jobSchedule.every("guard", BEAT, () -> guard.lookIfChanged(activeConfig.looking(), tracker::view));
        jobSchedule.every(
                "awaited",
                SweepRunner.AWAITED,
                () -> sweepRunner.awaited(daemonServices.taskBook().fastRechecks(SweepRunner.AWAITED)));
        jobSchedule.every("resolvers", ResolverWatch.PAUSE, resolvers::examine);
        // what is kept may have changed, and nobody is asked for it; a feed may be new, and only what is due is asked
        jobSchedule.forget("retention");
        jobSchedule.forget("feeds");
        jobSchedule.every("retention", DAY, () -> {
            activeConfig.forget(world.clock().instant());
            maillog.forget();
            placement.forget();
            scores.forget();
        });
        jobSchedule.every("feeds", ActiveFeeds.PAUSE, feeds::run);
        jobSchedule.every("target-urls", BEAT, this::askInventories);
        jobSchedule.every("watches", BEAT, this::endWatches);
        jobSchedule.every("placement", PlacementWatch.PAUSE, placement::run);
        jobSchedule.every("maillog", ActiveMaillog.PAUSE, maillog::run);
        jobSchedule.every("tick", TICK, this::tick);
        jobSchedule.every("heap", MINUTE, heapReturn::look);
    }

    private void endWatches() {
        if (watches.expire()) {
            watchesChanged();
        }
    }

    /** The configuration is as it was, and no broken one that waits to be mended is in the way. */
    private void watchesChanged() {
        watcher.meanwhile(() -> used(configured));
    }

    private void askInventories() {
        if (targetUrls.ask()) {
            watcher.reload();
        }
    }

    private void tick() {
        try {
            if (waitingToReload) {
                watcher.reload();
            }
            tracker.tick();
            sweepRunner.lookWhetherLate();
            counters.roundLate(sweepRunner.lateBy().orElse(Duration.ZERO));
            board.refresh(world.clock().instant());
        } finally {
            liveness.ticked();
        }
    }

    private void sweep() {
        sweepRunner.sweep();
        liveness.roundEnded();
        guard.look(activeConfig.looking(), tracker.view());
    }

    private void reloaded(ConfigOutcome outcome) {
        boolean good = outcome.match(read -> used(read.settings()), refused -> {
            refused.problems().forEach(problem -> LOG.error("{}", problem));
            LOG.error("the new configuration is refused; the old one keeps running");
            return false;
        });
        counters.configReloaded(good, world.clock().instant());
        outcome.match(
                read -> {
                    warn(read);
                    counters.brokenTargetFiles(read.brokenFiles().size());
                    return true;
                },
                refused -> false);
        selfAlerts.configuration(outcome);
        renewCertificates();
    }

    private void renewCertificates() {
        Optional<String> trouble = Optional.empty();
        try {
            web.renewCertificates();
        } catch (IOException unusable) {
            trouble = Optional.of(String.valueOf(unusable.getMessage()));
        }
        selfAlerts.certificates(trouble);
    }

    /** Each warning once, until it is gone: files are read again every few minutes. */
    private void warn(ConfigOutcome.Read read) {
        Set<String> now = new LinkedHashSet<>();
        read.brokenFiles().forEach(broken -> now.add(broken + "; what it last said stays in force"));
        Settings settings = read.settings();
        TermsCheck.scarcity(settings.plan(), settings.rounds().every()).ifPresent(now::add);
        now.stream().filter(warning -> !warned.contains(warning)).forEach(LOG::warn);
        warned = now;
    }

    /** While the database is away the old configuration stays in force as a whole; the new one is read again afterwards. */
    private boolean used(Settings settings) {
        try {
            use(watches.beside(settings));
            configured = settings;
            waitingToReload = false;
            return true;
        } catch (StorageUnavailable away) {
            waitingToReload = true;
            selfAlerts.storageFails(away);
            LOG.error("the new configuration waits until the database works again");
            return false;
        }
    }

    private void use(Settings settings) {
        ActiveProbes before = activeConfig.looking();
        List<OpenFeed> opened = swapped(settings);
        tracker.use(settings.section(ConfirmationPolicy.class), settings.section(ScoreSettings.class));
        feeds.use(settings, opened);
        targetUrls.use(settings);
        if (!settings.file().dns().equals(before.settings().file().dns())
                || !settings.lists().equals(before.settings().lists())) {
            jobSchedule.forget("resolvers");
        }
        maillog.use(settings);
        placement.use(settings);
        receiver.use(settings);
        schedule(settings);
        heartbeat.use(settings);
        sweepRunner.changed(before);
        before.close();
        if (!settings.file().web().equals(before.settings().file().web())
                || !settings.file().storage().equals(before.settings().file().storage())
                || !settings.section(LogSection.class).equals(before.settings().section(LogSection.class))) {
            LOG.warn("what changed in [web], [storage] or [log] takes effect at the next start");
        }
        LOG.info(
                "the configuration was read again: {} targets, {} lists",
                settings.targets().size(),
                settings.lists().size());
    }

    /** First what may fail, so that nothing is half new: what was opened is closed again then. @return the feeds, open */
    private List<OpenFeed> swapped(Settings settings) {
        ActiveProbes fresh = activeConfig.opened(settings);
        List<OpenFeed> opened = List.of();
        try {
            opened = feeds.opened(settings, fresh.dns());
            remember(settings, fresh);
            Runnable planned = plans.opened(settings, volumes());
            activeConfig.replace(settings, fresh);
            planned.run();
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
        resourceStack.close();
    }
}
