package dev.repwatch.checks.dnsbl;

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

/** A resolver from Debian that asks one name server about everything: unbound, dnsmasq or BIND. */
final class DebianResolver implements AutoCloseable {

    private final Process process;
    private final InetSocketAddress address;

    private DebianResolver(List<String> command, int port) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw new UncheckedIOException("install Debian's packages unbound, dnsmasq-base and bind9", missing);
        }
        awaitAnswer();
    }

    /** @param options lines of the section {@code server:} */
    static DebianResolver unbound(Path folder, InetSocketAddress lists, String... options) {
        int port = freePort();
        Path file = folder.resolve("unbound.conf");
        write(file, """
                server:
                  interface: 127.0.0.1@%d
                  do-daemonize: no
                  use-syslog: no
                  username: ""
                  chroot: ""
                  directory: "%s"
                  pidfile: ""
                  do-not-query-localhost: no
                  module-config: "iterator"
                  local-zone: "test." nodefault
                  %s
                remote-control:
                  control-enable: no
                forward-zone:
                  name: "."
                  forward-addr: 127.0.0.1@%d
                """.formatted(port, folder, String.join("\n  ", options), lists.getPort()));
        return new DebianResolver(List.of("/usr/sbin/unbound", "-d", "-c", file.toString()), port);
    }

    static DebianResolver dnsmasq(Path folder, InetSocketAddress lists, String... options) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                "/usr/sbin/dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=" + folder.resolve("dnsmasq.pid"),
                "--user=" + System.getProperty("user.name"),
                "--no-hosts",
                "--no-resolv",
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--port=" + port,
                "--server=127.0.0.1#" + lists.getPort()));
        command.addAll(List.of(options));
        return new DebianResolver(command, port);
    }

    /** @param options statements of {@code options} */
    static DebianResolver bind(Path folder, InetSocketAddress lists, String... options) {
        int port = freePort();
        Path file = folder.resolve("named.conf");
        write(file, """
                options {
                  directory "%2$s";
                  pid-file none;
                  session-keyfile none;
                  listen-on port %1$d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  recursion yes;
                  dnssec-validation no;
                  empty-zones-enable no;
                  servfail-ttl 0;
                  forward only;
                  forwarders { 127.0.0.1 port %3$d; };
                  %4$s
                };
                controls { };
                """.formatted(port, folder, lists.getPort(), String.join("\n  ", options)));
        return new DebianResolver(List.of("/usr/sbin/named", "-f", "-4", "-c", file.toString()), port);
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitAnswer() {
        try (DnsEngine dns = new DnsEngine(
                new DnsSettings(List.of(address), Duration.ofSeconds(1), 0, 4), new Random(7), System::nanoTime)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !process.isAlive()
                            || !(dns.ask(new DnsQuestion("example.com", RecordType.SOA))
                                            .join()
                                    instanceof DnsAnswer.Failed));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the resolver ended with " + process.exitValue());
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
