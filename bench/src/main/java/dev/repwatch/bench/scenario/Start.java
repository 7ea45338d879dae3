package dev.repwatch.bench.scenario;

import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Spread;
import dev.repwatch.bench.servers.BadServer;
import dev.repwatch.bench.servers.Habits;
import dev.repwatch.bench.servers.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cold start with an empty database, and how the daemon idles afterwards. */
final class Start {

    private static final int STARTS = 5;
    private static final int IDLE_SECONDS = 20;
    private static final int SCRAPES = 4;
    private static final int SCRAPE_SECONDS = 15;
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;

    private final Report report;
    private final Path directory;
    private final Field field;
    private final int window;

    Start(Report report, Path directory, Field field, int window) {
        this.report = report;
        this.directory = directory;
        this.field = field;
        this.window = window;
    }

    void play() throws IOException {
        List<Double> first = new ArrayList<>();
        List<Double> ready = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            play(start, first, ready);
        }
        report.fact("start: seconds to the first question", Spread.of(first).text(1));
        report.fact("start: seconds to ready", Spread.of(ready).text(1));
    }

    private void play(int number, List<Double> first, List<Double> ready) throws IOException {
        int webPort = freePort();
        try (BadServer server = BadServer.start(field, Habits.NONE)) {
            Path config = new ConfigFile(field, server.address(), window, ConfigFile.UNLIMITED, webPort)
                    .write(directory.resolve("start" + number));
            try (LaunchedDaemon daemon = new LaunchedDaemon(config, webPort)) {
                ready.add(daemon.untilReady() / NANOS);
                first.add((server.seen().firstNanos() - daemon.startedNanos) / NANOS);
                if (number == STARTS - 1) {
                    idle(daemon.running());
                    scraped(daemon);
                }
            }
        }
    }

    private void idle(Running daemon) {
        // confirmations and their transactions come first
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS));
        long before = daemon.cpuMillis();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS));
        report.fact(
                "idle: per cent of one core", "%.1f".formatted((daemon.cpuMillis() - before) / (IDLE_SECONDS * 10.0)));
        report.fact("idle: resident MB", "%.0f".formatted(daemon.resident() / MIB));
    }

    /** As Prometheus does by default in its own examples: every 15 seconds. */
    private void scraped(LaunchedDaemon daemon) throws IOException {
        long before = daemon.running().cpuMillis();
        for (int scrape = 0; scrape < SCRAPES; scrape++) {
            daemon.scrape();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SCRAPE_SECONDS));
        }
        report.fact(
                "scraped every %d seconds: per cent of one core".formatted(SCRAPE_SECONDS),
                "%.1f".formatted((daemon.running().cpuMillis() - before) / (SCRAPES * SCRAPE_SECONDS * 10.0)));
        report.fact(
                "scraped every %d seconds: resident MB".formatted(SCRAPE_SECONDS),
                "%.0f".formatted(daemon.running().resident() / MIB));
        report.fact(
                "daemon: most resident MB ever",
                "%.0f".formatted(daemon.running().peakResident() / MIB));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
