package dev.repwatch.monitor.tracker;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.notify.ledger.LedgerChannel;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A process to be killed: memory, the real telling pipeline and a ledger as the only channel, on a world whose listings come
 * and go as a function of its own time ({@link Tides}), which runs a thousand times faster and goes on over restarts. Says
 * {@code ready} and then, after each step that was acknowledged, the highest episode number that it knows; and when a
 * transaction with something to tell has written its events, when it is acknowledged, and when a message is under way.
 */
final class KilledTracker implements Directory {

    static final String IN_TRANSACTION = "in transaction";
    static final String IN_DELIVERY = "in delivery";
    static final String CHANNEL = "ops";
    static final int TARGETS = 20;
    static final List<DnsblList> LISTS = List.of(World.list("one", 1), World.list("two", 2));

    /** More than the longest of: a clearing, a doubt about a list, the time until an uncertain delivery is tried again. */
    private static final int SETTLING = 30;

    private final Path time;
    private final AdjustableClock clock;
    private final IncidentTracker tracker;
    private final NotificationService notificationService;

    private KilledTracker(Path directory, int ledger) throws IOException {
        time = directory.resolve("time");
        clock = new AdjustableClock(Files.exists(time) ? Instant.parse(Files.readString(time)) : World.START);
        Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        notificationService = telling(database, ledger);
        tracker = IncidentTracker.open(
                database,
                outLoud(notificationService.aftermath()),
                clock,
                ConfirmationPolicy.defaults(),
                ScoreSettings.defaults());
    }

    /** Arguments: directory, port of the ledger, {@code settle} to end by itself when nothing changes any more. */
    public static void main(String[] arguments) throws IOException {
        KilledTracker house = new KilledTracker(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        house.notificationService.takeBackOwn();
        house.tracker.watch(targets(), LISTS);
        System.out.println("ready");
        if (arguments.length > 2) {
            house.settle();
            System.exit(0);
        }
        while (true) {
            house.step(Instant.MAX);
            System.out.println(house.tracker.view().open().stream()
                    .mapToLong(Episode::id)
                    .max()
                    .orElse(0));
        }
    }

    /** One step as it would have been, and then the world stands still. Leaves the time of the world behind. */
    private void settle() throws IOException {
        step(Instant.MAX);
        Instant still = clock.instant();
        for (int step = 0; step < SETTLING; step++) {
            step(still);
        }
        System.out.println(still);
    }

    private void step(Instant still) throws IOException {
        clock.forward(Duration.ofMinutes(40));
        tracker.health(well());
        tracker.observe(sweep(earlier(still)));
        System.out.println("acknowledged");
        tracker.roundFinished(clock.instant());
        System.out.println("acknowledged");
        tell();
        tracker.tick();
        clock.forward(Duration.ofSeconds(90));
        tracker.health(well()); // or a list that newly lists many stays in doubt, and nothing clears
        tracker.observe(rechecks(earlier(still)));
        tell();
        Path fresh = time.resolveSibling("time.new");
        Files.writeString(fresh, clock.instant().toString());
        Files.move(fresh, time, StandardCopyOption.ATOMIC_MOVE);
    }

    private Instant earlier(Instant still) {
        return clock.instant().isBefore(still) ? clock.instant() : still;
    }

    private void tell() {
        for (int idle = 0; idle < 2; ) {
            idle = notificationService.dispatchOnce() == 0 ? idle + 1 : 0;
        }
    }

    private static EventSink outLoud(EventSink eventSink) {
        return (transaction, happenings) -> {
            eventSink.record(transaction, happenings);
            System.out.println(IN_TRANSACTION);
        };
    }

    private NotificationService telling(Database database, int ledger) {
        return new NotificationService(
                database,
                List.of(new RoutedChannel(channel(ledger), Severity.INFO, Duration.ZERO)),
                new NotificationSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 1000, 1000, 1000),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                clock,
                RandomGenerator.of("L64X128MixRandom"),
                this,
                Incidents.ALL);
    }

    /** Patient, so that only a kill leaves it uncertain whether a message arrived. */
    private static Channel channel(int ledger) {
        Channel channel = new LedgerChannel(CHANNEL, ledger, Duration.ofSeconds(30));
        return new Channel() {
            @Override
            public String name() {
                return channel.name();
            }

            @Override
            public String type() {
                return channel.type();
            }

            @Override
            public Delivery deliver(Envelope envelope) {
                System.out.println(IN_DELIVERY);
                return channel.deliver(envelope);
            }
        };
    }

    static List<WatchedTarget> targets() {
        List<WatchedTarget> targets = new ArrayList<>();
        for (int number = 0; number < TARGETS; number++) {
            targets.add(World.watched("192.0.2." + number));
        }
        return targets;
    }

    private List<SourceHealth> well() {
        return LISTS.stream()
                .map(list -> World.well(list.id().value(), clock.instant()))
                .toList();
    }

    private List<Observation> sweep(Instant truth) {
        List<Observation> answers = new ArrayList<>();
        for (WatchedTarget target : targets()) {
            for (DnsblList list : LISTS) {
                answers.add(answer(target.target(), list.id(), "a:53", truth));
            }
        }
        return answers;
    }

    private List<Observation> rechecks(Instant truth) {
        return tracker.rechecksDue().stream()
                .map(recheck -> answer(recheck.target(), recheck.source(), "b:53", truth))
                .toList();
    }

    private Observation answer(Target target, SourceId list, String path, Instant truth) {
        boolean listed = Tides.listed(target.text(), list.value(), truth);
        return World.answer(
                target.text(), list.value(), listed ? World.listed("127.0.0.2") : World.clean(), path, clock.instant());
    }

    @Override
    public Optional<WatchedTarget> target(Target target) {
        return Optional.of(World.watched(target.text()));
    }

    @Override
    public Optional<DnsblList> list(SourceId source) {
        return LISTS.stream().filter(list -> list.id().equals(source)).findFirst();
    }
}
