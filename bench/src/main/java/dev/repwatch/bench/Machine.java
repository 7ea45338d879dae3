package dev.repwatch.bench;

import dev.repwatch.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** On what the figures were measured. */
final class Machine {

    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final double QUIET = 0.5;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Machine() {}

    /** @param patience for what ran just before, such as a build, to be over and out of the load of the last minute */
    static void describe(Report report, Duration patience) throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        report.fact(
                "machine",
                "%d x %s, Linux %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                model,
                                System.getProperty("os.version"),
                                Runtime.version()));
        long began = System.nanoTime();
        String before = load();
        while (lastMinute() >= QUIET && System.nanoTime() - began < patience.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        report.fact(
                "load before",
                "%s (%s when called, %d s earlier)"
                        .formatted(load(), before, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)));
    }

    private static double lastMinute() throws IOException {
        return Double.parseDouble(load().split(" ", 2)[0]);
    }

    /** Of the last 1, 5 and 15 minutes. */
    private static String load() throws IOException {
        return String.join(
                " ", List.of(Files.readString(LOAD).trim().split(" ", -1)).subList(0, 3));
    }
}
