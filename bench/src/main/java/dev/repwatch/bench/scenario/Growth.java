package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Ten times as many targets, and ten times again, on ten lists: what a sweep takes in time and memory. */
final class Growth {

    private static final int TIMES = 10;
    private static final int LISTS = 10;
    private static final double MIB = 1 << 20;

    private final Report report;
    private final Path directory;
    private final Field field;
    private final int rounds;
    private final int window;

    Growth(Report report, Path directory, Field field, int rounds, int window) {
        this.report = report;
        this.directory = directory;
        this.field = field;
        this.rounds = rounds;
        this.window = window;
    }

    void play() throws IOException, InterruptedException {
        List<Testbed> grounds = new ArrayList<>();
        Match match = new Match(report, rounds);
        try {
            for (int targets : List.of(field.targets() / TIMES, field.targets(), field.targets() * TIMES)) {
                Field grown = new Field(targets, LISTS, false, field.seed());
                Testbed testbed = Testbed.rbldnsd(grown, directory.resolve(Integer.toString(targets)));
                grounds.add(testbed);
                match.with(
                        "%,d targets x %d lists".formatted(targets, LISTS),
                        testbed.engine(window),
                        testbed.sweep(window),
                        testbed.production(window));
            }
            Map<String, List<Result>> steps = new LinkedHashMap<>();
            match.play()
                    .forEach(its -> steps.computeIfAbsent(its.client(), client -> new ArrayList<>())
                            .add(its));
            steps.forEach(this::tell);
        } finally {
            grounds.forEach(Testbed::close);
        }
    }

    private void tell(String client, List<Result> steps) {
        for (int step = 1; step < steps.size(); step++) {
            report.fact(
                    "growth, %s: seconds for %s, against %d times those for %s"
                            .formatted(
                                    client,
                                    steps.get(step).scenario(),
                                    TIMES,
                                    steps.get(step - 1).scenario()),
                    steps.get(step).against(steps.get(step - 1), grown -> grown.seconds() / TIMES, Round::seconds),
                    2);
        }
        report.fact(
                "growth, %s: peak heap in MiB, step by step".formatted(client),
                figures(steps, its -> its.spread(Round::peakHeap).median()),
                0);
        report.fact(
                "growth, %s: live heap in MiB half way through a round without what is kept between rounds, step by step"
                        .formatted(client),
                figures(steps, its -> its.heap().busy() - its.heap().kept()),
                1);
    }

    private static List<Double> figures(List<Result> steps, ToDoubleFunction<Result> bytes) {
        return steps.stream().map(its -> bytes.applyAsDouble(its) / MIB).toList();
    }
}
