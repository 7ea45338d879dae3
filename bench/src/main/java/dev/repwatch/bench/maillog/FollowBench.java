package dev.repwatch.bench.maillog;

import dev.repwatch.bench.servers.ProcessStats;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A daemon as the launcher starts it follows a log that grows by 2,000 lines a second: how old the oldest outcome is that its counts do
 * not hold yet, asked ten times a second, and how much memory it takes. What the question itself takes counts as being behind.
 */
public final class FollowBench {

    private static final int LINES_PER_SECOND = 2000;
    private static final int SECONDS = 60;
    private static final int WARM_SECONDS = 10;
    private static final double MIB = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final URI metrics;
    private final Process process;
    private final ProcessStats daemon;

    private FollowBench(Path folder, int port, Process process) {
        this.folder = folder;
        this.metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        this.process = process;
        this.daemon = new ProcessStats(process.pid());
    }

    /** Prints two lines for docs/performance.md. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("repwatch-follow");
        Path log = Files.createFile(folder.resolve("mail.log"));
        int port = freePort();
        try (LoopbackNameserver nameserver = LoopbackNameserver.start()) {
            nameserver.zone("bl.bench.test").testPoints("127.0.0.2");
            nameserver.zone("example.com");
            Process process = launched(folder, port, nameserver.address());
            try {
                new FollowBench(folder, port, process).measure(log);
            } finally {
                process.destroy();
                process.onExit().join();
            }
        }
    }

    private static Process launched(Path folder, int port, String nameserver) throws IOException {
        Path config = Files.writeString(folder.resolve("config.toml"), """
            [web]
            listen = "127.0.0.1:%d"
            [storage]
            path = "data/repwatch"
            [dns]
            resolvers = ["%s"]
            [lists]
            defaults = false
            [[list]]
            id = "bench"
            title = "Bench Blocklist"
            zone = "bl.bench.test"
            kinds = ["ipv4"]
            tier = 1
            terms = { queries_per_second = 100.0, note = "made up for the bench" }
            codes = { "127.0.0.2" = { name = "spam source", severity = "critical", scope = "ip" } }
            removal = { how = "Ask there.", who = "self", url = "https://bl.bench.test/", typical = "1d", cost = "free" }
            [[targets]]
            name = "out"
            addresses = ["198.51.100.7"]
            allow_private = true
            [maillog]
            files = ["mail.log"]
            """.formatted(port, nameserver));
        Path launcher = Path.of(System.getProperty("repwatch.home", ".")).resolve("repwatch");
        return new ProcessBuilder(launcher.toString(), "run", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private void measure(Path file) throws InterruptedException {
        awaitMetrics();
        TimeUnit.SECONDS.sleep(WARM_SECONDS);
        double idle = daemon.resident() / MIB;
        PacedLog log = new PacedLog(file, LINES_PER_SECOND, SECONDS);
        Thread writer = new Thread(log, "writer");
        long cpu = daemon.cpuMillis();
        long begin = System.nanoTime();
        writer.start();
        List<Double> behind = new ArrayList<>();
        double most = idle;
        long counted = 0;
        while (writer.isAlive() || (counted < log.planned() && seconds(begin) < SECONDS + PATIENCE.toSeconds())) {
            counted = counted();
            behind.add(log.secondsBehind(counted));
            most = Math.max(most, daemon.resident() / MIB);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        behind.sort(null);
        System.out.printf(
                Locale.ROOT,
                "following %d lines/s for %d s: %.2f s behind in the middle, %.2f s at p95, %.2f s at most (asked %d"
                        + " times); %d of %d outcomes counted%n",
                LINES_PER_SECOND,
                SECONDS,
                quantile(behind, 0.5),
                quantile(behind, 0.95),
                quantile(behind, 1),
                behind.size(),
                counted,
                log.planned());
        System.out.printf(
                Locale.ROOT,
                "the daemon: %.0f MiB resident idle, %.0f MiB at most meanwhile; %.1f %% of one core%n",
                idle,
                most,
                (daemon.cpuMillis() - cpu) / 10.0 / seconds(begin));
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private void awaitMetrics() throws InterruptedException {
        for (long begin = System.nanoTime(); process.isAlive() && seconds(begin) < PATIENCE.toSeconds(); ) {
            try {
                if (page().contains("repwatch_mail_log_behind_bytes")) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("the daemon does not follow the log; what it said lies in " + folder);
    }

    /** Outcomes that a scrape shows. */
    private long counted() throws InterruptedException {
        try {
            return page().lines()
                    .filter(line -> line.startsWith("repwatch_mail_attempts{"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException away) {
            throw new IllegalStateException("the daemon does not answer any more", away);
        }
    }

    private String page() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
