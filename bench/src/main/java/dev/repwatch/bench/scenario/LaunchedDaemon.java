package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Round;
import dev.repwatch.bench.clients.Scrape;
import dev.repwatch.bench.field.Field;
import dev.repwatch.bench.servers.ProcessStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The daemon as an admin starts it: the launcher, its own options, a process of its own. */
final class LaunchedDaemon implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final int LAST_WORDS = 3;

    private final Process process;
    private final Path said;
    private final Scrape scrape;
    final long startedNanos = System.nanoTime();

    LaunchedDaemon(Path config, int webPort) throws IOException {
        Path launcher = Path.of(System.getProperty("repwatch.home", ".")).resolve("repwatch");
        said = config.resolveSibling("daemon.log");
        process = new ProcessBuilder(launcher.toString(), "run", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        scrape = new Scrape(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort));
    }

    /** The first look at everything, from the launch on; what is wrong is not looked for, for confirmations follow at once. */
    Round untilReady(Field field) throws IOException {
        awaitReady();
        double seconds = (System.nanoTime() - startedNanos) / NANOS;
        double cpu = (double) running().cpuMillis();
        return scrape.firstLook(field.pairs(), seconds, cpu, running().peakResident());
    }

    /** Until it answers at all. */
    void awaitHealthy() throws IOException {
        goesOn(scrape.awaitHealthy(process::isAlive));
    }

    void awaitReady() throws IOException {
        goesOn(scrape.awaitReady(process::isAlive));
    }

    /** Whoever waits for something of it waits no longer than it lives. */
    void goesOn() throws IOException {
        goesOn(process.isAlive());
    }

    private void goesOn(boolean lives) throws IOException {
        if (!lives) {
            throw new IOException("the daemon ended with " + process.exitValue() + "; its last words: " + lastWords());
        }
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(said);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }

    /** Ends it as a service manager does. @return its exit code */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    /** Seconds since its launch. */
    double age() {
        return (System.nanoTime() - startedNanos) / NANOS;
    }

    /** Reads its configuration anew, as an administrator asks. */
    void reload() throws IOException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    void scrape() throws IOException {
        scrape.once();
    }

    ProcessStats running() {
        return new ProcessStats(process.pid());
    }

    @Override
    public void close() {
        stop();
    }
}
