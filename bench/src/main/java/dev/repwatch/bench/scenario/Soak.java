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
    /** A sample each for warming up, before and after. */
    public static final Duration LEAST = Duration.ofMinutes(3);

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

    /** @param duration at least {@link #LEAST} */
    public void play(Duration duration) throws IOException {
        List<ProductionProcess.Sample> samples = new ArrayList<>();
        try (Testbed testbed = Testbed.rbldnsd(field, directory)) {
            try (Child child = Child.start(
                    "production", Clients.daemonOptions(), testbed.daemon(window, ConfigFile.UNLIMITED, 0))) {
                child.ask("ready", Long.class);
                for (long minute = 1; minute <= duration.toMinutes(); minute++) {
                    ProductionProcess.Sample sample = child.ask("minute", ProductionProcess.Sample.class);
                    samples.add(sample);
                    report.fact(
                            "minute " + minute,
                            "%,d checks, heap after GC %.1f MiB, %d sockets, %d threads, %.0f MiB resident, %d unknown, %d wrong"
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
        long wrong = samples.stream().mapToLong(ProductionProcess.Sample::wrong).sum();
        if (wrong > 0) {
            report.complain("soak: %d verdicts were wrong".formatted(wrong));
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
        double last = average(samples.subList(samples.size() - third, samples.size()), figure);
        boolean flat = last <= Math.max(middle * FLAT, middle + slack);
        report.fact(what, flat ? "flat" : "GROWS");
        if (!flat) {
            report.complain("soak: %s: %,.0f in the second third, %,.0f in the last".formatted(what, middle, last));
        }
    }

    private static double average(
            List<ProductionProcess.Sample> samples, ToLongFunction<ProductionProcess.Sample> figure) {
        return samples.stream().mapToLong(figure).average().orElse(0);
    }
}
