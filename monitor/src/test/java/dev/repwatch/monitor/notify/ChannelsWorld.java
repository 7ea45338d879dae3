package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.schedule.ClockWatch;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.telemetry.Notebook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Telling into any channels, on a clock that can also be set: {@link #after} lets time pass, {@link #set} does not. */
final class ChannelsWorld implements AutoCloseable {

    final AdjustableClock clock = new AdjustableClock(Sample.NINE);
    final Database database;
    final List<NotebookChannel> channels;
    NotificationService service;
    private final NotificationSettings settings;
    private final SplittableRandom random;
    private long nanos;
    private final ClockWatch watch = new ClockWatch(clock, () -> nanos, by -> service.clockStepped(by));

    ChannelsWorld(Path directory, NotificationSettings settings, String... names) {
        this(directory, settings, new SplittableRandom(7), names);
    }

    ChannelsWorld(Path directory, NotificationSettings settings, SplittableRandom random, String... names) {
        this.random = random;
        this.database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        this.settings = settings;
        this.channels = Stream.of(names).map(NotebookChannel::new).toList();
        this.service = service(settings, channels);
    }

    NotificationService service(NotificationSettings by, List<NotebookChannel> into) {
        return new NotificationService(
                database,
                into.stream()
                        .map(it -> new RoutedChannel(it, Severity.INFO, Duration.ZERO))
                        .toList(),
                by,
                new Clocks(clock, () -> nanos, watch::look),
                random,
                new Sample(),
                Incidents.ALL,
                new Notebook());
    }

    /** A start of the daemon with these channels. */
    void restarts(List<NotebookChannel> into) {
        service = service(settings, into);
        service.takeBackOwn();
    }

    NotebookChannel channel(String name) {
        return channels.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void happens(IncidentEvent<?>... events) {
        database.inTransaction(t -> {
            service.aftermath().record(t, List.of(events));
            return true;
        });
    }

    /** Lets time pass in steps, and tells what is due. */
    void after(Duration duration, Duration step) {
        for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minus(step)) {
            clock.forward(step);
            nanos += step.toNanos();
            service.dispatchOnce();
        }
    }

    /** Somebody sets the clock, and nobody who runs notices. */
    static void whileDown(ChannelsWorld world, Duration by) {
        world.set(by);
        world.nanos += by.toNanos();
        world.watch.look();
    }

    /** Somebody sets the clock. */
    void set(Duration by) {
        clock.set(clock.instant().plus(by));
    }

    @Override
    public void close() {
        database.close();
    }
}
