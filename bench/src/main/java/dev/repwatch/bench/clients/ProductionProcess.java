package dev.repwatch.bench.clients;

import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.servers.ChildProtocol;
import dev.repwatch.bench.servers.ProcessStats;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.daemon.Daemon;
import dev.repwatch.monitor.daemon.DaemonEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The whole daemon: configuration, catalogue entries, pace, DNS, decoding, state, H2 file, metrics. A round is one look at
 * everything, and a scrape of /metrics after it.
 */
public final class ProductionProcess {

    /**
     * @param config the daemon's file
     * @param field what it watches, to compare verdicts with
     * @param silent the first so many lists cannot be asked: a clean verdict on them is false
     */
    public record Task(String config, Field field, int silent) {}

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Task task;
    private final Daemon daemon;
    private final Scrape scrape;

    /** What a minute of rounds without a pause came to. */
    public record Sample(
            long checks, long unknown, long wrong, long heapAfterGc, long sockets, long threads, long resident) {}

    private ProductionProcess(Task task, Daemon daemon) {
        this.task = task;
        this.daemon = daemon;
        this.scrape = new Scrape(daemon.address());
    }

    public static void main(Task task) throws IOException {
        Path file = Path.of(task.config());
        ConfigReader reader = reader();
        try (Daemon daemon = Daemon.start(
                file,
                reader,
                settings(file),
                DaemonEnvironment.ofSystem("bench").withoutPosture())) {
            ProductionProcess process = new ProductionProcess(task, daemon);
            ChildProtocol.serve(process::at);
        }
    }

    private Object at(String word) throws IOException {
        return switch (word) {
            case "ready" -> awaitReady();
            case "minute" -> minute();
            case ChildProtocol.BUSY_HEAP -> busy();
            default -> round();
        };
    }

    private static ConfigReader reader() {
        return new ConfigReader(Map.of(), Sections.ALL, true);
    }

    static Settings settings(Path file) {
        ConfigOutcome outcome = reader().read(file);
        return outcome.match(ConfigOutcome.Read::settings, refused -> {
            throw new IllegalArgumentException(
                    refused.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
        });
    }

    /** Waits until the first round is over, every suspicion is decided and the baseline is told. */
    private long awaitReady() throws IOException {
        long began = System.nanoTime();
        scrape.awaitReady(() -> true);
        while (daemon.memory().nextRecheck().isPresent()) {
            LockSupport.parkNanos(PAUSE);
        }
        return System.nanoTime() - began;
    }

    private Round round() throws IOException {
        Verdicts before = scrape.verdicts();
        Stopwatch watch = new Stopwatch();
        daemon.look();
        scrape.once();
        Stopwatch.Lap lap = watch.stop();
        Round round = lap.of(scrape.verdicts().minus(before).tally(task.field(), task.silent()));
        return round.contradictedBy(contradiction(round.unknown(), scrape.unknownPairs()));
    }

    /**
     * How many pairs too many the daemon itself calls unknown, or too few. It may call fewer unknown than the round left without
     * a verdict, for an earlier answer outlives a question or two that come to nothing; but none is known that was never answered.
     */
    private long contradiction(long unknown, long said) {
        long neverAnswered = (long) task.silent() * task.field().targets();
        return Math.max(0, said - unknown) + Math.max(0, neverAnswered - said);
    }

    /** Looks half as long after the beginning as the last round took. */
    private long busy() throws IOException {
        double seconds = round().seconds();
        Thread look = new Thread(daemon::look, "look");
        look.start();
        LockSupport.parkNanos((long) (seconds / 2 * TimeUnit.SECONDS.toNanos(1)));
        long heap = ChildProtocol.keptHeap();
        try {
            look.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return heap;
    }

    private Sample minute() throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        long checks = 0;
        long unknown = 0;
        long wrong = 0;
        do {
            Round round = round();
            checks += round.tally().checks();
            unknown += round.unknown();
            wrong += round.wrong() + round.contradiction();
        } while (System.nanoTime() < end);
        long heap = ChildProtocol.keptHeap();
        ProcessStats self = ProcessStats.self();
        return new Sample(checks, unknown, wrong, heap, self.sockets(), self.threads(), self.resident());
    }
}
