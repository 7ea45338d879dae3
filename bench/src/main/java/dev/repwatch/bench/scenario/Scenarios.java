package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Clients;
import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.field.ConfigFile;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.report.Result;
import dev.repwatch.bench.servers.FaultProfile;
import dev.repwatch.bench.servers.ResponderProcess;
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
        all.put("fleet", name -> new Fleet(report, directory.resolve(name), field).play());
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
        try (Testbed testbed = Testbed.rbldnsd(field, directory.resolve(name))) {
            List<Result> played = match().with(
                            name,
                            testbed.dnsperf(window, 1),
                            testbed.engine(window),
                            testbed.sweep(window),
                            testbed.production(window),
                            testbed.dnsjava(window))
                    .play();
            report.fact(
                    "engine alone against dnsjava's resolver: checks/s, median of the rounds' ratios",
                    of(played, Clients.ENGINE).speedAgainst(of(played, Clients.DNSJAVA)),
                    2);
        }
    }

    private void ipv6(String name) throws IOException, InterruptedException {
        Field other = new Field(field.targets(), field.lists(), true, field.seed());
        try (Testbed testbed = Testbed.rbldnsd(other, directory.resolve(name))) {
            match().with(name, testbed.dnsperf(window, 1), testbed.engine(window), testbed.production(window))
                    .play();
        }
    }

    private void latency(String name) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.bad(field, directory.resolve(name), FaultProfile.slow(LATENCY_MILLIS))) {
            match().with(
                            name + " 20 ms, window 5,000",
                            testbed.dnsperf(WIDE, SOCKETS),
                            testbed.engine(WIDE),
                            testbed.production(WIDE))
                    .play();
        }
    }

    private void silent(String name) throws IOException, InterruptedException {
        int silent = field.lists() / 10;
        try (Testbed healthy = Testbed.bad(field, directory.resolve("all-answer"), FaultProfile.NONE);
                Testbed testbed = Testbed.bad(field, directory.resolve(name), FaultProfile.silent(silent))) {
            List<Result> played = match().with("all lists answer", healthy.production(window))
                    .with(name + " 10 % of lists", testbed.production(window, ConfigFile.UNLIMITED, silent))
                    .play();
            report.fact(
                    "silent lists: sweep time against the same server with all lists answering, median of the rounds' ratios",
                    played.get(1).against(played.get(0), Round::seconds, Round::seconds),
                    2);
        }
    }

    private void loss(String name) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.bad(field, directory.resolve(name), FaultProfile.lossy(LOSS_PER_MILLE))) {
            match().with(name + " 1 %", testbed.engine(window), testbed.production(window))
                    .play();
            ResponderProcess.Seen seen = testbed.seen();
            report.fact(
                    "packets lost by the server in this scenario, of all questions",
                    seen.lost(),
                    "of",
                    seen.questions());
        }
    }

    private void refusing(String name) throws IOException, InterruptedException {
        Field small = new Field(field.targets() / 5, field.lists(), false, field.seed());
        try (Testbed testbed = Testbed.bad(small, directory.resolve(name), FaultProfile.strict(LIMIT))) {
            match().with(name + " above 500/s a list, paced at 80 %", testbed.production(window, LIMIT, 0))
                    .play();
            ResponderProcess.Seen seen = testbed.seen();
            report.fact("refused of all questions in this scenario", seen.refused(), "of", seen.questions());
            if (seen.refused() > 0) {
                report.complain("%s: %d questions were refused".formatted(name, seen.refused()));
            }
        }
    }

    private void forged(String name) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.bad(field, directory.resolve(name), FaultProfile.forging(FORGERIES))) {
            List<Result> played = match().with(
                            name + ", %d false answers before each true one".formatted(FORGERIES),
                            testbed.engine(window),
                            testbed.production(window))
                    .play();
            report.fact(
                    "forged answers sent in this scenario, for all questions",
                    testbed.seen().forged(),
                    "for",
                    testbed.seen().questions());
            report.fact(
                    "forged answers that came in at the engine alone, in its counted rounds, for all questions",
                    of(played, Clients.ENGINE).sum(round -> round.packets().strange()),
                    "for",
                    of(played, Clients.ENGINE).sum(round -> round.tally().checks()));
        }
    }

    private static Result of(List<Result> played, String client) {
        return played.stream()
                .filter(result -> result.client().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private Match match() {
        return new Match(report, rounds);
    }
}
