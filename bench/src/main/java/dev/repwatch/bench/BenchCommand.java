package dev.repwatch.bench;

import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.report.Report;
import dev.repwatch.bench.scenario.Scenarios;
import dev.repwatch.bench.scenario.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench/run}: every scenario, or those that are named. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description =
                "Measures sweeps: the DNS engine alone and the whole daemon, beside dnsperf and dnsjava's resolver.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(
            description =
                    "healthy, latency, silent, loss, ipv6, refusing, forged, growth, fleet, start; all when none is named",
            paramLabel = "SCENARIO")
    private List<String> scenarios = List.of();

    @Option(names = "--rounds", description = "counted rounds (default ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--targets", description = "addresses (default ${DEFAULT-VALUE})")
    private int targets = 10_000;

    @Option(names = "--lists", description = "zones, at most 999 (default ${DEFAULT-VALUE})")
    private int lists = 60;

    @Option(names = "--window", description = "questions on the wire at once (default ${DEFAULT-VALUE})")
    private int window = 128;

    @Option(names = "--seed", description = "of what is listed (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--json",
            description = "where the figures go as JSON (default: bench/target/bench.json of this checkout)")
    private Path json = Path.of(System.getProperty("repwatch.home", "."), "bench/target/bench.json");

    @Option(names = "--settle", description = "seconds to wait at most for a quiet machine (default ${DEFAULT-VALUE})")
    private int settle = 90;

    @Option(
            names = "--soak",
            description = "only this: sweep without a pause for so long, such as 30m, and look for growth")
    private Optional<String> soak = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Other than 0 when something was measured that must not be, such as a wrong verdict. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Duration> soaking = soak.map(this::duration);
        Field field = new Field(targets, lists, false, seed);
        Path directory = Scratch.make();
        Report report = new Report(System.out);
        Machine.describe(report, Duration.ofSeconds(settle));
        if (soaking.isPresent()) {
            new Soak(report, directory, field, window).play(soaking.get());
        } else {
            report.head();
            Scenarios all = new Scenarios(report, directory, field, rounds, window);
            for (String name : scenarios.isEmpty() ? all.names() : scenarios) {
                all.play(name);
            }
        }
        Files.createDirectories(json.toAbsolutePath().getParent());
        report.write(json);
        report.complaints().forEach(complaint -> System.err.println("bench: FAILED: " + complaint));
        return report.complaints().isEmpty() ? 0 : 1;
    }

    private Duration duration(String text) {
        try {
            Duration duration = Duration.parse("PT" + text);
            if (duration.compareTo(Soak.LEAST) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException unreadable) {
            // told below, with an example
        }
        throw new ParameterException(
                spec.commandLine(),
                "--soak %s: a duration of at least %d minutes, such as 30m; growth does not show in less"
                        .formatted(text, Soak.LEAST.toMinutes()));
    }
}
