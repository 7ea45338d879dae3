package dev.repwatch.bench.scenario;

import dev.repwatch.bench.clients.Scrape;
import dev.repwatch.bench.servers.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The daemon as an admin starts it: the launcher, its own options, a process of its own. */
final class LaunchedDaemon implements AutoCloseable {

    private final Process process;
    private final Scrape scrape;
    final long startedNanos = System.nanoTime();

    LaunchedDaemon(Path config, int webPort) throws IOException {
        Path launcher = Path.of(System.getProperty("repwatch.home", ".")).resolve("repwatch");
        process = new ProcessBuilder(launcher.toString(), "run", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        scrape = new Scrape(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort));
    }

    /** Nanoseconds from the launch until everything has been looked at once. */
    long untilReady() {
        scrape.awaitReady();
        return System.nanoTime() - startedNanos;
    }

    void scrape() throws IOException {
        scrape.once();
    }

    Running running() {
        return new Running(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
