package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Ten times as many targets, on ten lists: what a sweep takes in time and memory. */
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
        Map<String, Result> few = sweeps(field.targets());
        Map<String, Result> many = sweeps(field.targets() * TIMES);
        few.forEach((client, its) -> {
            Result grown = Objects.requireNonNull(many.get(client));
            report.fact(
                    "growth, %s: seconds for %d times as many targets, against %d times the seconds"
                            .formatted(client, TIMES, TIMES),
                    "%.2f".formatted(median(grown, Round::seconds) / median(its, Round::seconds) / TIMES));
            report.fact(
                    "growth, %s: peak heap in MB before and after".formatted(client),
                    times(median(its, Round::peakHeap), median(grown, Round::peakHeap)));
            report.fact(
                    "growth, %s: live heap in MB half way through a round, without what is kept between rounds"
                            .formatted(client),
                    "%.1f, %.1f".formatted(own(its), own(grown)));
        });
    }

    private Map<String, Result> sweeps(int targets) throws IOException, InterruptedException {
        Field grown = new Field(targets, LISTS, false, field.seed());
        try (Ground ground = Ground.rbldnsd(grown, directory.resolve(Integer.toString(targets)))) {
            return new Match("%,d targets x %d lists".formatted(targets, LISTS), report)
                    .play(rounds, List.of(ground.engine(window), ground.sweep(window), ground.production(window)));
        }
    }

    private static String times(double before, double after) {
        return "%.0f, %.0f (%.2f times)".formatted(before / MIB, after / MIB, after / before);
    }

    private static double own(Result played) {
        return (played.heap().busy() - played.heap().kept()) / MIB;
    }

    private static double median(Result played, ToDoubleFunction<Round> figure) {
        return played.spread(figure).median();
    }
}
