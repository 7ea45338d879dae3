package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Heap;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import dev.repwatch.bench.report.Spread;
import dev.repwatch.bench.servers.BadServer;
import dev.repwatch.bench.servers.FaultProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cold start with an empty database, and how the daemon idles afterwards. */
final class Start {

    private static final int STARTS = 5;
    private static final int SETTLE_SECONDS = 20;
    private static final int LOOKS = 4;
    private static final int LOOK_SECONDS = 15;
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;
    private static final double MILLIS_A_SECOND_PER_CENT = 10;

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
        List<Round> ready = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            play(start, first, ready);
        }
        report.add(new Result(
                "start, cold, until ready", Clients.PRODUCTION, ready, Heap.NONE, Optional.empty(), List.of()));
        report.fact("start: seconds to the first question", Spread.of(first), 1);
    }

    private void play(int number, List<Double> first, List<Round> ready) throws IOException {
        int webPort = freePort();
        try (BadServer server = BadServer.start(field, FaultProfile.NONE)) {
            Path config = new ConfigFile(field, server.address(), window, ConfigFile.UNLIMITED, webPort)
                    .write(directory.resolve("start" + number));
            try (LaunchedDaemon daemon = new LaunchedDaemon(config, webPort)) {
                ready.add(daemon.untilReady(field));
                first.add((server.seen().firstNanos() - daemon.startedNanos) / NANOS);
                if (number == STARTS - 1) {
                    // confirmations and their transactions come first
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
                    look("idle", daemon, () -> {});
                    // as Prometheus does by default in its own examples: every 15 seconds
                    look("scraped every %d seconds".formatted(LOOK_SECONDS), daemon, daemon::scrape);
                    report.fact(
                            "daemon: most resident MiB ever (n = 1)",
                            "%.0f".formatted(daemon.running().peakResident() / MIB));
                }
            }
        }
    }

    /** One thing that is done to a daemon. */
    @FunctionalInterface
    private interface Step {
        void act() throws IOException;
    }

    /** Several times the same stretch of one daemon, each looked at by itself. */
    private void look(String what, LaunchedDaemon daemon, Step step) throws IOException {
        List<Double> busy = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long before = daemon.running().cpuMillis();
            step.act();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(LOOK_SECONDS));
            busy.add((daemon.running().cpuMillis() - before) / (LOOK_SECONDS * MILLIS_A_SECOND_PER_CENT));
            resident.add(daemon.running().resident() / MIB);
        }
        String stretches = ", stretches of %d s of one daemon".formatted(LOOK_SECONDS);
        report.fact(what + ": per cent of one core" + stretches, Spread.of(busy), 1);
        report.fact(what + ": resident MiB" + stretches, Spread.of(resident), 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
