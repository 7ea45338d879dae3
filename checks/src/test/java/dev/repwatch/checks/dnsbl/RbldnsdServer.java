package dev.repwatch.checks.dnsbl;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server that most lists run, from Debian's package {@code rbldnsd}. Restarted whenever its data change. */
final class RbldnsdServer implements ListServer {

    private static final String PROGRAM = "/usr/sbin/rbldnsd";

    private final Path directory;
    private final int port;
    private final Map<String, List<String>> dataSets = new LinkedHashMap<>();
    private @Nullable Process process;

    RbldnsdServer() {
        try {
            // rbldnsd gives up root and must still read its data
            directory = Files.createTempDirectory("rbldnsd");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void addresses(String zone, List<ServedEntry> entries) {
        List<String> sets = new ArrayList<>();
        sets.addAll(byCode(
                zone, "ip4trie", entries.stream().filter(entry -> entry.what().indexOf(':') < 0)));
        sets.addAll(byCode(
                zone, "ip6trie", entries.stream().filter(entry -> entry.what().indexOf(':') >= 0)));
        serve(zone, sets.isEmpty() ? List.of(dataSet(zone, "ip4set", 0, List.of())) : sets);
    }

    @Override
    public void domains(String zone, List<ServedEntry> entries) {
        serve(zone, byCode(zone, "dnset", entries.stream()));
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several answers for one name need several data sets of one zone. */
    private List<String> byCode(String zone, String type, Stream<ServedEntry> entries) {
        List<String> sets = new ArrayList<>();
        entries.collect(groupingBy(ServedEntry::code, LinkedHashMap::new, java.util.stream.Collectors.toList()))
                .values()
                .forEach(same -> sets.add(dataSet(zone, type, sets.size(), same)));
        return sets;
    }

    private String dataSet(String zone, String type, int number, List<ServedEntry> entries) {
        StringBuilder data =
                new StringBuilder("$SOA 300 ns.%1$s hostmaster.%1$s 1 10m 5m 5d 5m%n$TTL 60%n".formatted(zone));
        for (ServedEntry entry : entries) {
            data.append(":%s:%s%n%s%n".formatted(entry.code(), entry.text(), entry.what()));
        }
        String file = zone + "." + type + number;
        try {
            Files.writeString(directory.resolve(file), data);
            Files.setPosixFilePermissions(directory.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zone + ":" + type + ":" + file;
    }

    private void serve(String zone, List<String> sets) {
        dataSets.put(zone, sets);
        stop();
        List<String> command = new ArrayList<>(
                List.of(PROGRAM, "-n", "-q", "-u", "nobody", "-w", directory.toString(), "-b", "127.0.0.1/" + port));
        dataSets.values().forEach(command::addAll);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("install Debian's package rbldnsd", e);
        }
    }

    private void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }
}
