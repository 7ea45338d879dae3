package dev.repwatch.bench.scenario;

import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenth of the targets, all of them, and ten times as many, on twenty lists: what the daemon as a whole costs. */
final class Fleet {

    private static final int TIMES = 10;
    private static final int LISTS = 20;
    /** What is fixed weighs more in the smaller one: a ratio of one run has this much to spare. */
    private static final double AS_FAST = 1.1;

    /** What no step may be more than, however few its targets. */
    private static final Map<String, Double> BARS = Map.of(FleetStep.HEALTHY, 10.0, FleetStep.IDLE, 400.0);

    private final Report report;
    private final Path directory;
    private final Field field;

    Fleet(Report report, Path directory, Field field) {
        this.report = report;
        this.directory = directory;
        this.field = field;
    }

    void play() throws IOException {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int targets : List.of(field.targets() / TIMES, field.targets(), field.targets() * TIMES)) {
            Field grown = new Field(targets, LISTS, false, field.seed());
            FleetStep step = new FleetStep(grown, directory.resolve(Integer.toString(targets)));
            step.play().forEach((what, figure) -> {
                System.err.printf("bench: fleet, %,d targets: %s: %,.2f%n", targets, what, figure);
                figures.computeIfAbsent(what, none -> new ArrayList<>()).add(figure);
                if (figure > BARS.getOrDefault(what, Double.MAX_VALUE)) {
                    report.complain("fleet: %,d targets: %s: %.1f, and not %.0f at most"
                            .formatted(targets, what, figure, BARS.get(what)));
                }
            });
            step.complaints().forEach(complaint -> report.complain("fleet: " + complaint));
        }
        figures.forEach(this::tell);
    }

    private void tell(String what, List<Double> steps) {
        report.fact("fleet: " + what + ", step by step", steps, 2);
        if (what.startsWith(FleetStep.RATIO)) {
            steps.stream()
                    .filter(ratio -> ratio > FleetStep.MOST)
                    .forEach(ratio -> report.complain("fleet: %s: %.2f".formatted(what, ratio)));
            return;
        }
        List<Double> growth = new ArrayList<>();
        for (int step = 1; step < steps.size(); step++) {
            growth.add(steps.get(step) / steps.get(step - 1) / TIMES);
        }
        report.fact("fleet: " + what + ", against %d times the step before".formatted(TIMES), growth, 2);
        growth.stream()
                .filter(ratio -> ratio > AS_FAST)
                .forEach(ratio ->
                        report.complain("fleet: %s grows faster than the targets: %.2f".formatted(what, ratio)));
    }
}
