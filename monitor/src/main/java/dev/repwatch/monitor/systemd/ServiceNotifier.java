package dev.repwatch.monitor.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager that started this process how it is, as sd_notify(3) says: {@code Type=notify} and
 * {@code WatchdogSec=} of systemd.service(5). Where nobody asked for it, nothing is sent. What cannot be sent is logged once and
 * disturbs nothing.
 */
public final class ServiceNotifier implements AutoCloseable {

    /** How long the start may take beyond what the unit allows: a new schema over a large database. */
    static final Duration START = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotifier.class);

    private final Optional<NotifySocket> socket;
    private final Optional<Duration> watchdog;
    private final ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean complained = new AtomicBoolean();

    ServiceNotifier(Optional<NotifySocket> socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /**
     * The one that the environment names.
     *
     * @param environment {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} in microseconds and {@code WATCHDOG_PID}
     * @param pid of this process: a watchdog that is meant for another is not ours
     */
    public static ServiceNotifier of(Map<String, String> environment, long pid) {
        String name = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (name.isEmpty()) {
            return new ServiceNotifier(Optional.empty(), Optional.empty());
        }
        try {
            return new ServiceNotifier(Optional.of(UnixDatagram.to(name)), watchdog(environment, pid));
        } catch (IllegalArgumentException unusable) {
            LOG.warn("NOTIFY_SOCKET is of no use: {}; the service manager is told nothing", unusable.getMessage());
            return new ServiceNotifier(Optional.empty(), Optional.empty());
        }
    }

    /** The start goes on, and may take long. */
    public void starting() {
        tell("EXTEND_TIMEOUT_USEC=" + START.toNanos() / 1_000 + "\nSTATUS=opening the database");
    }

    /**
     * It works: the pages answer and the database is open.
     *
     * @param status one sentence for {@code systemctl status}
     * @param alive whether its threads still do their work; asked twice in each period of the watchdog
     */
    public void ready(String status, BooleanSupplier alive) {
        tell("READY=1\nSTATUS=" + line(status));
        watchdog.ifPresent(period -> {
            long pause = Math.max(1, period.toNanos() / 2);
            @SuppressWarnings("unused") // it ends with the executor
            Future<?> untilTheEnd = pings.scheduleAtFixedRate(() -> feed(alive), 0, pause, TimeUnit.NANOSECONDS);
        });
    }

    /** Around the reading of a changed configuration. */
    public void reloading(Runnable reload) {
        tell("RELOADING=1");
        try {
            reload.run();
        } finally {
            tell("READY=1");
        }
    }

    /** It ends, in order. */
    @Override
    public void close() {
        pings.shutdownNow();
        tell("STOPPING=1");
    }

    private void feed(BooleanSupplier alive) {
        try {
            if (alive.getAsBoolean()) {
                tell("WATCHDOG=1");
            }
        } catch (RuntimeException broken) {
            LOG.warn("whether this process is alive cannot be told", broken);
        }
    }

    private void tell(String message) {
        socket.ifPresent(manager -> {
            try {
                manager.send(message);
            } catch (IOException unheard) {
                if (complained.compareAndSet(false, true)) {
                    LOG.warn("the service manager cannot be told how this process is: {}", unheard.getMessage());
                }
            }
        });
    }

    private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
        String meant = environment.getOrDefault("WATCHDOG_PID", "");
        if (!meant.isEmpty() && !meant.equals(Long.toString(pid))) {
            return Optional.empty();
        }
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return micros > 0 ? Optional.of(Duration.ofNanos(Math.multiplyExact(micros, 1_000L))) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException unusable) {
            LOG.warn("WATCHDOG_USEC is no number of microseconds; the watchdog is not fed");
            return Optional.empty();
        }
    }

    /** A line break would begin another assignment. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
