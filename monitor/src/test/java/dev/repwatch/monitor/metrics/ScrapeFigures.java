package dev.repwatch.monitor.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Prints what a scrape of a large fleet costs. How to run it: docs/metrics.md. */
public final class ScrapeFigures {

    private ScrapeFigures() {}

    public static void main(String[] arguments) throws IOException {
        Exposition exposition = Exposition.of(LargeFleet.input(MetricsOptions.DEFAULTS), new Counters());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> wall = new ArrayList<>();
        List<Long> processor = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            exposition.render("", "gzip", List.of()).writeTo(OutputStream.nullOutputStream());
            wall.add((System.nanoTime() - begun) / 1_000_000);
            processor.add((threads.getCurrentThreadCpuTime() - used) / 1_000_000);
        }
        String first = processor.get(0) + " ms";
        Collections.sort(wall);
        Collections.sort(processor);
        Exposition.Page plain = exposition.render("", "", List.of());
        long series = plain.text().lines().filter(line -> !line.startsWith("#")).count();
        System.out.printf(
                "%d addresses, %d lists: %d series, %.1f MB, %.2f MB as sent (gzip);"
                        + " processor time: first %s, then median %d ms, worst %d ms; wall clock: median %d ms%n",
                LargeFleet.ADDRESSES,
                LargeFleet.LISTS,
                series,
                plain.length() / 1e6,
                exposition.render("", "gzip", List.of()).length() / 1e6,
                first,
                processor.get(processor.size() / 2),
                processor.get(processor.size() - 1),
                wall.get(wall.size() / 2));
    }
}
