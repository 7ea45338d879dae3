package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import dev.repwatch.bench.servers.BadServer;
import dev.repwatch.bench.servers.Habits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scenarios by name, in the order in which they are played. */
public final class Scenarios {

    private static final int WIDE = 5_000;
    private static final int LATENCY_MILLIS = 20;
    private static final int LOSS_PER_MILLE = 10;
    private static final int LIMIT = 500;
    private static final int SOCKETS = 8;
    private static final int FORGERIES = 2;

    private final Report report;
    private final Path directory;
    private final Field field;
    private final int rounds;
    private final int window;
    private final Map<String, Play> all = new LinkedHashMap<>();

    /** One scenario. */
    @FunctionalInterface
    interface Play {
        void play(String name) throws IOException, InterruptedException;
    }

    /**
     * @param directory for zones, configurations and databases
     * @param window questions on the wire at once, where the scenario does not say otherwise
     */
    public Scenarios(Report report, Path directory, Field field, int rounds, int window) {
        this.report = report;
        this.directory = directory;
        this.field = field;
        this.rounds = rounds;
        this.window = window;
        all.put("healthy", this::healthy);
        all.put("latency", this::latency);
        all.put("silent", this::silent);
        all.put("loss", this::loss);
        all.put("ipv6", this::ipv6);
        all.put("refusing", this::refusing);
        all.put("forged", this::forged);
        all.put("growth", name -> new Growth(report, directory.resolve(name), field, rounds, window).play());
        all.put("start", name -> new Start(report, directory.resolve(name), field, window).play());
    }

    public List<String> names() {
        return List.copyOf(all.keySet());
    }

    /** @throws IllegalArgumentException when there is no scenario of that name */
    public void play(String name) throws IOException, InterruptedException {
        Play play = all.get(name);
        if (play == null) {
            throw new IllegalArgumentException("no scenario \"" + name + "\"; there are " + all.keySet());
        }
        play.play(name);
    }

    private void healthy(String name) throws IOException, InterruptedException {
        try (Ground ground = Ground.rbldnsd(field, directory.resolve(name))) {
            match(name)
                    .play(
                            rounds,
                            List.of(
                                    ground.dnsperf(window, 1),
                                    ground.engine(window),
                                    ground.sweep(window),
                                    ground.production(window),
                                    ground.dnsjava(window)));
        }
    }

    private void ipv6(String name) throws IOException, InterruptedException {
        Field small = new Field(field.targets() / 4, field.lists(), true, field.seed());
        try (Ground ground = Ground.rbldnsd(small, directory.resolve(name))) {
            match(name)
                    .play(rounds, List.of(ground.dnsperf(window, 1), ground.engine(window), ground.production(window)));
        }
    }

    private void latency(String name) throws IOException, InterruptedException {
        try (Ground ground = Ground.bad(field, directory.resolve(name), Habits.slow(LATENCY_MILLIS))) {
            match(name + " 20 ms, window 5,000")
                    .play(rounds, List.of(ground.dnsperf(WIDE, SOCKETS), ground.engine(WIDE), ground.production(WIDE)));
        }
    }

    private void silent(String name) throws IOException, InterruptedException {
        int silent = field.lists() / 10;
        try (Ground healthy = Ground.bad(field, directory.resolve("all-answer"), Habits.NONE);
                Ground ground = Ground.bad(field, directory.resolve(name), Habits.silent(silent))) {
            Match match = match(name + " 10 % of lists");
            Result well = new Match("all lists answer", report)
                    .play(rounds, List.of(healthy.production(window)))
                    .values()
                    .iterator()
                    .next();
            Result ill = match.play(rounds, List.of(ground.production(window, 1e7, silent)))
                    .values()
                    .iterator()
                    .next();
            report.fact(
                    "silent lists: sweep time against the same server with all lists answering",
                    "%.2f".formatted(median(ill) / median(well)));
        }
    }

    private void loss(String name) throws IOException, InterruptedException {
        try (Ground ground = Ground.bad(field, directory.resolve(name), Habits.lossy(LOSS_PER_MILLE))) {
            match(name + " 1 %").play(rounds, List.of(ground.engine(window), ground.production(window)));
        }
    }

    private void refusing(String name) throws IOException, InterruptedException {
        Field small = new Field(field.targets() / 5, field.lists(), false, field.seed());
        try (Ground ground = Ground.bad(small, directory.resolve(name), Habits.strict(LIMIT))) {
            match(name + " above 500/s a list, paced at 80 %")
                    .play(rounds, List.of(ground.production(window, LIMIT, 0)));
            if (ground.server instanceof BadServer server) {
                report.fact(
                        "refused of all questions in this scenario",
                        server.seen().refused() + " of " + server.seen().questions());
            }
        }
    }

    private void forged(String name) throws IOException, InterruptedException {
        try (Ground ground = Ground.bad(field, directory.resolve(name), Habits.forging(FORGERIES))) {
            match(name + ", %d false answers before each true one".formatted(FORGERIES))
                    .play(rounds, List.of(ground.engine(window), ground.production(window)));
            if (ground.server instanceof BadServer server) {
                report.fact(
                        "forged answers sent in this scenario", server.seen().forged());
            }
        }
    }

    private static double median(Result played) {
        return played.spread(Round::seconds).median();
    }

    private Match match(String name) {
        return new Match(name, report);
    }
}
