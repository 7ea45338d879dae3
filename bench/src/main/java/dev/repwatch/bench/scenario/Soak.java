package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.ProductionProcess;
import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.servers.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The whole path without a pause for a long time: does anything grow? */
public final class Soak {

    private static final double MIB = 1 << 20;
    private static final double FLAT = 1.10;
    private static final int SMALL = 3;

    private final Report report;
    private final Path directory;
    private final Field field;
    private final int window;

    public Soak(Report report, Path directory, Field field, int window) {
        this.report = report;
        this.directory = directory;
        this.field = field;
        this.window = window;
    }

    public void play(Duration duration) throws IOException {
        List<ProductionProcess.Sample> samples = new ArrayList<>();
        try (Ground ground = Ground.rbldnsd(field, directory)) {
            Path config = new ConfigFile(
                            field, ground.server.address(), window, "1000ms", ConfigFile.UNLIMITED, "1d", 0)
                    .write(directory.resolve("daemon"));
            try (Child child = Child.start(
                    "production", Clients.daemonOptions(), new ProductionProcess.Task(config.toString(), field, 0))) {
                child.ask("ready", Long.class);
                for (long minute = 1; minute <= Math.max(1, duration.toMinutes()); minute++) {
                    ProductionProcess.Sample sample = child.ask("minute", ProductionProcess.Sample.class);
                    samples.add(sample);
                    report.fact(
                            "minute " + minute,
                            "%,d checks, heap after GC %.1f MB, %d sockets, %d threads, %.0f MB resident, %d unknown, %d wrong"
                                    .formatted(
                                            sample.checks(),
                                            sample.heapAfterGc() / MIB,
                                            sample.sockets(),
                                            sample.threads(),
                                            sample.resident() / MIB,
                                            sample.unknown(),
                                            sample.wrong()));
                }
            }
        }
        judge("heap after GC", samples, ProductionProcess.Sample::heapAfterGc, (long) (4 * MIB));
        judge("sockets", samples, ProductionProcess.Sample::sockets, SMALL);
        judge("threads", samples, ProductionProcess.Sample::threads, SMALL);
    }

    /** The last third against the second: warming up belongs to the first. */
    private void judge(
            String what,
            List<ProductionProcess.Sample> samples,
            ToLongFunction<ProductionProcess.Sample> figure,
            long slack) {
        int third = samples.size() / 3;
        double middle = average(samples.subList(third, samples.size() - third), figure);
        double last = average(samples.subList(samples.size() - Math.max(1, third), samples.size()), figure);
        report.fact(what, last <= Math.max(middle * FLAT, middle + slack) ? "flat" : "GROWS");
    }

    private static double average(
            List<ProductionProcess.Sample> samples, ToLongFunction<ProductionProcess.Sample> figure) {
        return samples.stream().mapToLong(figure).average().orElse(0);
    }
}
