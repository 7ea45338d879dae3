package dev.repwatch.monitor.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Debian's rbldnsd on loopback, with an IPv4 zone {@code bl.example.test} and a second one {@code second.example.test}.
 * Zone files are read again on SIGHUP.
 */
final class Rbldnsd implements AutoCloseable {

    private static final String CONTROLS = ":127.0.0.2:Listed, see https://bl.example.test/lookup?$\n127.0.0.2\n";

    private final Path folder;
    private final Process process;
    private final int port;

    Rbldnsd(Path folder) throws IOException {
        this.folder = folder;
        // it gives up root before it reads its zones, and a test's folder is for its owner only
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        write("first", "");
        write("second", "");
        Started started = started(5);
        port = started.port();
        process = started.process();
    }

    private record Started(int port, Process process) {}

    /** Somebody else may take a port between its finding and its use; then another one is tried. */
    private Started started(int tries) throws IOException {
        int chosen = freePort();
        Process running = start(chosen);
        Path log = folder.resolve("rbldnsd.log");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !running.isAlive() || Files.readString(log).contains("started"));
        if (running.isAlive()) {
            return new Started(chosen, running);
        }
        if (tries > 1) {
            return started(tries - 1);
        }
        throw new IOException("rbldnsd does not start: " + Files.readString(log));
    }

    private Process start(int chosen) throws IOException {
        return new ProcessBuilder(
                        program(),
                        "-n",
                        "-u",
                        System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name"),
                        "-w",
                        folder.toString(),
                        "-b",
                        "127.0.0.1/" + chosen,
                        "-b",
                        "127.0.0.2/" + chosen,
                        "bl.example.test:ip4set:first",
                        "second.example.test:ip4set:second")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rbldnsd.log").toFile())
                .start();
    }

    String resolver() {
        return "127.0.0.1:" + port;
    }

    /** The same server by another address: an independent path. */
    String otherResolver() {
        return "127.0.0.2:" + port;
    }

    /** Replaces the entries of {@code bl.example.test}, one a line. */
    void list(String entries) throws IOException, InterruptedException {
        write("first", entries);
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    private void write(String zone, String entries) throws IOException {
        Files.writeString(
                folder.resolve(zone),
                "$SOA 60 bl.example.test hostmaster.bl.example.test 0 60 60 60 30\n$NS 60 bl.example.test\n$TTL 30\n"
                        + CONTROLS
                        + entries);
    }

    private static String program() {
        return Files.isExecutable(Path.of("/usr/sbin/rbldnsd")) ? "/usr/sbin/rbldnsd" : "rbldnsd";
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
