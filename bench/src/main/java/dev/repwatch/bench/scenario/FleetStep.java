package dev.repwatch.bench.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.servers.BadServer;
import dev.repwatch.bench.servers.FaultProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One daemon over one number of targets, from its first start to its end. */
final class FleetStep {

    /** How a figure begins that is a ratio already. */
    static final String RATIO = "ratio of ";

    /** What no such ratio may be more than; a minute of a plan has two per cent and its edges. */
    static final double MOST = 1.05;

    static final String HEALTHY = "seconds to healthy";

    static final String IDLE = "idle: resident MiB";

    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    /** What the first round needed is given back within a minute. */
    private static final int SETTLE = 70;

    private static final int LOOK = 10;
    /** Of the rounds. */
    private static final int INTERVAL = 90;

    private static final int CHURNS = 3;
    private static final int CHURN_WINDOW = 20;
    /** The test points of a list, asked before a new target is believed. */
    private static final int CONTROLS = 3;

    private static final int SECONDS_A_DAY = 86_400;
    private static final double MILLIS_A_SECOND_PER_CENT = 10;
    private static final double SPARE = 16;
    private static final int BOUND = 3;

    private final Field field;
    private final Path directory;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    FleetStep(Field field, Path directory) {
        this.field = field;
        this.directory = directory;
    }

    Map<String, Double> play() throws IOException {
        int webPort = freePort();
        try (BadServer server = BadServer.start(field, FaultProfile.NONE)) {
            Path config = new ConfigFile(field, server.address(), 128, ConfigFile.UNLIMITED, webPort).write(directory);
            double peak;
            try (LaunchedDaemon daemon = new LaunchedDaemon(config, webPort)) {
                start(daemon);
                idle(daemon);
                commands(config);
                oneMore(daemon, server);
                plan(daemon, server, config);
                peak = churn(server);
                backup(config);
                stop(daemon);
            }
            double compacted = size();
            figures.put("MiB of the file at most while listings come and go", peak);
            figures.put("MiB of the file at the end", compacted);
            figures.put(
                    RATIO + "the file at most to its bound (3 x the file at the end + 16 MiB)",
                    peak / (BOUND * compacted + SPARE));
        }
        return figures;
    }

    /** What was wrong beside figures that are too large. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void stop(LaunchedDaemon daemon) throws IOException {
        long began = System.nanoTime();
        int exit = daemon.stop();
        figures.put("seconds to stop", (System.nanoTime() - began) / NANOS);
        if (exit != 0) {
            complaints.add(
                    "%,d targets: the daemon ended with %d: %s".formatted(field.targets(), exit, daemon.lastWords()));
        }
    }

    private void start(LaunchedDaemon daemon) throws IOException {
        daemon.awaitHealthy();
        figures.put(HEALTHY, daemon.age());
        figures.put("CPU seconds to healthy", daemon.running().cpuMillis() / 1000.0);
        daemon.awaitReady();
        figures.put("seconds to ready", daemon.age());
        figures.put("CPU seconds to ready", daemon.running().cpuMillis() / 1000.0);
        figures.put("resident MiB at most", daemon.running().peakResident() / MIB);
    }

    private void idle(LaunchedDaemon daemon) {
        pause(SETTLE);
        long before = daemon.running().cpuMillis();
        pause(LOOK);
        figures.put(
                "idle: per cent of one core",
                (daemon.running().cpuMillis() - before) / (LOOK * MILLIS_A_SECOND_PER_CENT));
        figures.put(IDLE, daemon.running().resident() / MIB);
    }

    private void commands(Path config) throws IOException {
        figures.put(
                "CPU seconds of status TARGET",
                run(config, "status", field.address(field.targets() / 2)).cpu());
    }

    /** One address more: how many questions that costs, against those of its own and the test points of its lists. */
    private void oneMore(LaunchedDaemon daemon, BadServer server) throws IOException {
        long before = server.seen().questions();
        Files.writeString(directory.resolve("targets.txt"), "127.127.255.254\n", StandardOpenOption.APPEND);
        long began = System.nanoTime();
        daemon.reload();
        while (server.seen().questions() < before + field.lists()) {
            daemon.goesOn();
            if (System.nanoTime() - began > PATIENCE) {
                throw new IOException("a new address is not asked about within five minutes of a reload");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        figures.put("seconds from a reload to the questions of one new address", (System.nanoTime() - began) / NANOS);
        pause(3);
        figures.put(
                RATIO + "questions after one new address to its own (one and %d controls a list)".formatted(CONTROLS),
                (server.seen().questions() - before) / (double) (field.lists() * (1 + CONTROLS)));
    }

    /** Questions keep their turn of before for one round; the next is counted as a whole, for it ends before its time is over. */
    private void plan(LaunchedDaemon daemon, BadServer server, Path config) throws IOException {
        Files.writeString(
                config, Files.readString(config).replace("dnsbl = \"1d\"", "dnsbl = \"%ds\"".formatted(INTERVAL)));
        daemon.reload();
        double planned = new ObjectMapper()
                        .readTree(run(config, "budget", "-o", "json").said())
                        .path("queries_per_day")
                        .asDouble()
                / SECONDS_A_DAY;
        pause(INTERVAL);
        long before = server.seen().questions();
        long began = System.nanoTime();
        pause(INTERVAL);
        double asked = (server.seen().questions() - before) / ((System.nanoTime() - began) / NANOS);
        figures.put(RATIO + "questions a second to the plan", asked / planned);
    }

    /** @return MiB of the file at most */
    private double churn(BadServer server) throws IOException {
        double peak = size();
        for (int step = 1; step <= CHURNS; step++) {
            server.churn(step);
            for (int second = 0; second < CHURN_WINDOW; second++) {
                pause(1);
                peak = Math.max(peak, size());
            }
        }
        return peak;
    }

    private void backup(Path config) throws IOException {
        long began = System.nanoTime();
        Ran ran = run(config, "backup", directory.resolve("backup.mv.db").toString());
        if (ran.exit() != 0) {
            throw new IOException("backup: " + ran.said());
        }
        figures.put("seconds of backup", (System.nanoTime() - began) / NANOS);
    }

    private double size() {
        return directory.resolve("data/repwatch.mv.db").toFile().length() / MIB;
    }

    private record Ran(int exit, String said, double cpu) {}

    /** A command as an administrator gives it. */
    private static Ran run(Path config, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("repwatch.home", "."), "repwatch").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", config.toString()));
        Path said = Files.createTempFile("repwatch-bench", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            long cpu = 0;
            while (process.isAlive()) {
                cpu = Math.max(
                        cpu,
                        process.info()
                                .totalCpuDuration()
                                .map(Duration::toMillis)
                                .orElse(0L));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            return new Ran(process.exitValue(), Files.readString(said), cpu / 1000.0);
        } finally {
            Files.delete(said);
        }
    }

    private static void pause(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
