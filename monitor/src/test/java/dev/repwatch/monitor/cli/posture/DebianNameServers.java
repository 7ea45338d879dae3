package dev.repwatch.monitor.cli.posture;

import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** BIND as the server of zones, and unbound before it with or without the trust that proves them. */
final class DebianNameServers implements AutoCloseable {

    private final Path folder;
    private final SignedZones zones;
    private final String wellKnown;
    private final List<Process> processes = new ArrayList<>();
    private final int authoritative;

    /** @param wellKnown a name that exists in the zones */
    DebianNameServers(Path folder, SignedZones zones, String wellKnown) throws IOException {
        this.folder = folder;
        this.zones = zones;
        this.wellKnown = wellKnown;
        authoritative = freePort();
        Path file =
                Files.writeString(folder.resolve("named.conf"), """
                options {
                  directory "%s";
                  pid-file none;
                  session-keyfile none;
                  listen-on port %d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  recursion no;
                  dnssec-validation no;
                  empty-zones-enable no;
                };
                controls { };
                %s
                """.formatted(folder, authoritative, zones.served()));
        start(authoritative, "/usr/sbin/named", "-f", "-4", "-c", file.toString());
    }

    /** A resolver that proves what it can, as {@code host:port}. */
    String validating() throws IOException {
        return unbound("validator iterator", zones.anchors());
    }

    /** A resolver that does not know of DNSSEC, as {@code host:port}. */
    String plain() throws IOException {
        return unbound("iterator", List.of());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }

    private String unbound(String modules, List<String> anchors) throws IOException {
        int port = freePort();
        Path file = Files.writeString(folder.resolve("unbound-" + port + ".conf"), """
                server:
                  interface: 127.0.0.1@%d
                  do-daemonize: no
                  use-syslog: no
                  username: ""
                  chroot: ""
                  directory: "%s"
                  pidfile: ""
                  do-not-query-localhost: no
                  module-config: "%s"
                  local-zone: "test." nodefault
                  %s
                remote-control:
                  control-enable: no
                forward-zone:
                  name: "."
                  forward-addr: 127.0.0.1@%d
                """.formatted(
                        port, folder, modules, String.join("\n  ", anchors), authoritative));
        start(port, "/usr/sbin/unbound", "-d", "-c", file.toString());
        return "127.0.0.1:" + port;
    }

    private void start(int port, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            processes.add(process);
            awaitAnswer(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException missing) {
            throw new UncheckedIOException("install Debian's packages unbound and bind9", missing);
        }
    }

    private void awaitAnswer(Process process, InetSocketAddress address) {
        try (DnsEngine dns = new DnsEngine(
                new DnsSettings(List.of(address), Duration.ofSeconds(1), 0, 4), new Random(7), System::nanoTime)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !process.isAlive()
                            || dns.ask(new DnsQuestion(wellKnown, RecordType.SOA))
                                            .join()
                                    instanceof DnsAnswer.Records);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the name server ended with " + process.exitValue());
        }
    }

    private static int freePort() {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
