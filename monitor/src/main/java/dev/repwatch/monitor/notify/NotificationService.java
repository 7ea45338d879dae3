package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.digest.Digests;
import dev.repwatch.monitor.notify.wording.AlertKeys;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Installation;
import dev.repwatch.monitor.store.outbox.InterruptedDeliveries;
import dev.repwatch.monitor.store.outbox.OutboxRetention;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between a change of state and a message that arrived. {@link #aftermath} writes events and tasks with the
 * change itself; a planner decides who hears what; one thread a channel delivers.
 */
public final class NotificationService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationService.class);
    private static final long BEAT_MILLIS = 250;

    /** More than the four patiences of 15 s that a channel takes at most. */
    private static final Duration CLOSING = Duration.ofSeconds(65);

    private final Database database;
    private final Clocks clocks;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ClockSteps clockSteps;
    private final StorageTrouble storageTrouble;
    private final TestHook testHook;
    private final String owner;
    private final Desk desk;
    private final EventRecorder eventRecorder;
    private final Dispatcher dispatcher;
    private final FallbackRouting fallbackRouting;
    private final Silences silences;
    private final ActionHandler actionHandler;
    private final List<ChannelQueue> queues = new ArrayList<>();
    private final List<ScheduledExecutorService> threads = new ArrayList<>();
    private final List<Future<?>> beats = new ArrayList<>();

    public NotificationService(
            Database database,
            List<RoutedChannel> channels,
            NotificationSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Directory directory,
            IncidentKinds kinds) {
        this(database, channels, settings, clock, random, directory, kinds, Telemetry.NONE);
    }

    public NotificationService(
            Database database,
            List<RoutedChannel> channels,
            NotificationSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Directory directory,
            IncidentKinds kinds,
            Telemetry telemetry) {
        this(database, channels, settings, Clocks.of(clock), random, directory, kinds, telemetry, TestHook.UNHEARD);
    }

    /** @param clocks by which it tells */
    public NotificationService(
            Database database,
            List<RoutedChannel> channels,
            NotificationSettings settings,
            Clocks clocks,
            RandomGenerator random,
            Directory directory,
            IncidentKinds kinds,
            Telemetry telemetry) {
        this(database, channels, settings, clocks, random, directory, kinds, telemetry, TestHook.UNHEARD);
    }

    NotificationService(
            Database database,
            List<RoutedChannel> channels,
            NotificationSettings settings,
            Clocks clocks,
            RandomGenerator random,
            Directory directory,
            IncidentKinds kinds,
            Telemetry telemetry,
            TestHook testHook) {
        this.testHook = testHook;
        this.database = database;
        this.storageTrouble = new StorageTrouble(clocks.nanos());
        this.clocks = clocks;
        this.clock = clocks.wall();
        this.random = random;
        this.owner = settings.owner();
        this.desk = new Desk(settings.reminders(), settings.language(), settings.zone(), directory);
        Wording wording = new Wording(settings.language(), settings.zone(), directory, kinds);
        GroupingSettings groupingSettings = settings.grouping();
        this.eventRecorder = new EventRecorder(wording, desk, groupingSettings, new IncidentCounter(kinds, telemetry));
        this.silences = new Silences(settings.silences());
        Routing routing = new Routing(channels, settings.routes());
        OutboxWriter outboxWriter = new OutboxWriter(routing, settings.escalation());
        DeliveryAlerts news = new DeliveryAlerts(settings.language(), eventRecorder);
        this.fallbackRouting = new FallbackRouting(routing, settings.fallback(), outboxWriter, news);
        this.clockSteps = new ClockSteps(database, clock, channels, longest(groupingSettings));
        SuppressionCounter suppressionCounter = new SuppressionCounter(telemetry, outboxWriter);
        NotificationPlanner notificationPlanner = new NotificationPlanner(
                new SilenceStage(silences, suppressionCounter),
                new OpenCloseFold(suppressionCounter),
                new Grouper(groupingSettings, wording.groups(), outboxWriter, desk, suppressionCounter),
                new GroupUpdates(groupingSettings, wording.groups(), outboxWriter),
                outboxWriter,
                wording.groups(),
                groupingSettings,
                digestTo(settings, channels),
                suppressionCounter);
        this.dispatcher = new Dispatcher(
                database,
                desk,
                new Digests(settings.digest(), settings.language(), settings.zone(), directory, kinds.digestParts()),
                news,
                notificationPlanner,
                new Escalation(settings.escalation(), silences, settings.fallback(), wording.people(), outboxWriter));
        this.actionHandler = new ActionHandler(
                database, clock, desk, wording.people(), Words.of(NotificationService.class, settings.language()));
        DeliveryResults deliveryResults = new DeliveryResults(database, clock, new Backoff(random), owner, news);
        CameAndWent cameAndWent = new CameAndWent(settings.language());
        channels.forEach(it -> queues.add(new ChannelQueue(
                it, database, clocks, owner, deliveryResults, cameAndWent, new ChannelRest(clocks.nanos()), testHook)));
    }

    /** That anything waits by itself. */
    private static Duration longest(GroupingSettings settings) {
        return settings.groupInterval().compareTo(Backoff.LONGEST_WISH) > 0
                ? settings.groupInterval()
                : Backoff.LONGEST_WISH;
    }

    private static List<String> digestTo(NotificationSettings settings, List<RoutedChannel> channels) {
        List<String> named = settings.digest().to();
        return named.isEmpty()
                ? channels.stream()
                        .filter(it -> it.channel().type().equals("email"))
                        .map(RoutedChannel::name)
                        .toList()
                : named;
    }

    /** What the memory must call inside the transaction of every state change. */
    public EventSink aftermath() {
        return eventRecorder;
    }

    public Desk desk() {
        return desk;
    }

    /** What people do about alerts: the buttons of channels, the command line and the API. */
    public ActionHandler acts() {
        return actionHandler;
    }

    public Silences silences() {
        return silences;
    }

    /** What names given to the outside since the last start end with. */
    public static String tag(Database database) {
        return database.read(Installation::tag);
    }

    /**
     * The troubles of the daemon itself that are open, by subject. Whoever tells them keeps in mind that it did: a process that
     * begins takes over what the one before it had in mind.
     */
    public static Set<String> openTroubles(Database database) {
        return database.read(t -> ThreadTable.open(t).stream()
                .flatMap(it -> AlertKeys.troubleOf(it.threadKey()).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The alerts that were told through this channel and are still open, for channels that must be reminded of them. */
    public List<Alert> stillOpen(String channel) {
        return database.read(t -> ThreadTable.open(t).stream()
                .filter(thread -> ChannelThreads.channels(t, thread.threadKey()).contains(channel))
                .flatMap(thread ->
                        thread.card().stream().map(card -> outside(t, channel, card.inThread(thread.threadKey()))))
                .toList());
    }

    private static Alert outside(Transaction transaction, String channel, Alert card) {
        String tag = ChannelThreads.place(transaction, channel, card.threadKey())
                .tag()
                .orElseGet(() -> Installation.tag(transaction));
        return new OutsideNames(tag, tag).of(card);
    }

    /** The wall clock was set by so much. */
    public void clockStepped(Duration by) {
        clockSteps.stepped(by);
    }

    /** Starts telling. What an earlier life of this node left half done is taken back first. */
    public void start() {
        takeBackOwn();
        beat("telling-planner", this::plan);
        for (int i = 0; i < queues.size(); i++) {
            ChannelQueue queue = queues.get(i);
            beat("telling-channel-" + i, () -> drain(queue));
        }
    }

    /**
     * Messages that this node held when it died are due again, what silences hold is decided by those of now, and what waits
     * for a channel that is gone finds another. Called by {@link #start}.
     */
    public void takeBackOwn() {
        database.inTransaction(t -> {
            Installation.draw(t, random);
            clockSteps.bound(t, clock.instant());
            EventTable.decideSilencedAnew(t, clock.instant());
            int back = InterruptedDeliveries.takeBack(t, clock.instant(), Optional.of(owner));
            return back + fallbackRouting.adopt(t, clock.instant());
        });
    }

    /** The database came from a backup: what waits in it may have been told after the backup was made. */
    public void doubtWhatWaits() {
        int doubted = database.inTransaction(InterruptedDeliveries::doubt);
        if (doubted > 0) {
            LOG.warn("{} messages waited when the backup was made; they are told as repeats", doubted);
        }
    }

    /** Forgets what was told and is over for so long that nobody asks for it. Call about once a day. */
    public int forget() {
        return database.inTransaction(t -> OutboxRetention.forget(t, clock.instant()));
    }

    /** One round of everything without threads; how many messages were tried. For tests and timelines. */
    public int dispatchOnce() {
        plan();
        return queues.stream().mapToInt(this::drain).sum();
    }

    private void plan() {
        clocks.look().run();
        if (!clockSteps.settle()) {
            return;
        }
        Instant now = clock.instant();
        if (dispatcher.due(now)) {
            dispatcher.round(now);
            testHook.at("planned");
        }
    }

    private int drain(ChannelQueue queue) {
        int tried = 0;
        while (clockSteps.settle() && queue.deliverNext()) {
            tried++;
        }
        return tried;
    }

    private void beat(String name, Runnable work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(body -> {
            Thread daemon = new Thread(body, name);
            daemon.setDaemon(true);
            return daemon;
        });
        threads.add(thread);
        beats.add(thread.scheduleWithFixedDelay(() -> survive(name, work), 0, BEAT_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** A beat that throws would be the last one. */
    private void survive(String name, Runnable work) {
        try {
            work.run();
            storageTrouble.over(name);
        } catch (StorageUnavailable away) {
            storageTrouble.of(name, away);
        } catch (RuntimeException failure) {
            LOG.error("{} could not do its round and tries again: {}", name, failure.getMessage(), failure);
        }
    }

    /** Finishes what is under way and starts nothing new; waits as long as a delivery may take. */
    @Override
    public void close() {
        dispatcher.stop();
        beats.forEach(beat -> beat.cancel(false));
        threads.forEach(ScheduledExecutorService::shutdown);
        for (ScheduledExecutorService thread : threads) {
            try {
                if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("a delivery did not end in time; it is told again at the next start");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
