package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The PostgreSQL of the Debian package, on loopback, that can be killed and started again on its data. */
public final class DebianPostgreSql implements AutoCloseable {

    private final Path home;
    private final int port;
    private String tls = "";

    private DebianPostgreSql(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public static DebianPostgreSql start() throws IOException {
        Path home = Files.createTempDirectory("repwatch-pg");
        if (root()) {
            run(List.of("chown", "postgres", home.toString()));
        }
        DebianPostgreSql server = new DebianPostgreSql(home, freePort());
        server.program("initdb", "-D", server.data(), "-A", "trust", "-U", "repwatch", "--data-checksums");
        server.goOn();
        return server;
    }

    public StorageLocation location() {
        return new StorageLocation.PostgreSql("127.0.0.1", port, "postgres", "repwatch", Optional.empty());
    }

    /** Starts it again, with TLS and this certificate. */
    void speakTls(String certificate, String key) throws IOException {
        program("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
        for (String[] file : new String[][] {{"server.crt", certificate}, {"server.key", key}}) {
            Path path = Files.writeString(home.resolve(file[0]), file[1]);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            if (root()) {
                run(List.of("chown", "postgres", path.toString()));
            }
        }
        tls = " -c ssl=on -c ssl_cert_file=" + home.resolve("server.crt") + " -c ssl_key_file="
                + home.resolve("server.key");
        goOn();
    }

    /** {@code kill -9} of the postmaster and of every process that works for it. */
    public void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(home.resolve("data/postmaster.pid")).get(0));
        ProcessHandle master = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(master.descendants().toList());
        all.add(0, master);
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts the server on the data as they are; patiently, for the dead may still be buried. */
    public void goOn() {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home + tls;
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            program("pg_ctl", "-D", data(), "-w", "-l", home.resolve("log").toString(), "-o", options, "start");
            return true;
        });
    }

    @Override
    public void close() throws IOException {
        program("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(DebianPostgreSql::delete);
        }
    }

    private String data() {
        return home.resolve("data").toString();
    }

    /** PostgreSQL does not run as root. */
    private void program(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries().resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static Path binaries() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
