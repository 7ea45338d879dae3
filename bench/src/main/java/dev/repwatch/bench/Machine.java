package dev.repwatch.bench;

import dev.repwatch.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what the figures were measured. */
final class Machine {

    private Machine() {}

    static void describe(Report report) throws IOException {
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
        report.fact("load before", Files.readString(Path.of("/proc/loadavg")).trim());
    }
}
