package dev.repwatch.monitor.preflight.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.monitor.preflight.ProbeResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One polite connection a receiver: what is said, what is understood, and how often. */
class GreetingProbeTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final DnsClient dns = new DnsEngine(
            new DnsSettings(List.of(nameserver.socketAddress()), Duration.ofSeconds(1), 0, 64),
            new SplittableRandom(1),
            System::nanoTime);
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void receivers() {
        nameserver.zone("gmail.com").add("@", RecordType.MX, "10 mx.gmail.com.").add("mx", RecordType.A, "127.0.0.1");
        nameserver.zone("example.test").add("mx1", RecordType.A, "192.0.2.25");
    }

    @AfterEach
    void stop() {
        dns.close();
        nameserver.close();
    }

    @Test
    void it_greets_and_leaves_and_says_nothing_else() throws IOException {
        assertThat(asked("220-mx.gmail.com\r\n220 ready\r\n", "250 hello\r\n"))
                .containsExactly(new ProbeResult("google", "ok", "220-mx.gmail.com 220 ready"));
        assertThat(heard).containsExactly("EHLO mx1.example.test", "QUIT");
    }

    @Test
    void a_banner_that_refuses_is_a_refusal() throws IOException {
        assertThat(asked("554 IP=192.0.2.25 - A problem occurred. (Ask your postmaster)\r\n", ""))
                .containsExactly(new ProbeResult(
                        "google", "refused", "554 IP=192.0.2.25 - A problem occurred. (Ask your postmaster)"));
        assertThat(heard).isEmpty();
    }

    @Test
    void a_refused_hello_is_a_refusal_and_what_is_hostile_stays_on_one_line() throws IOException {
        assertThat(asked("220 \u001b[31mmx\r\n", "550 5.7.1 no\r\n"))
                .containsExactly(new ProbeResult("google", "refused", "550 5.7.1 no"));
    }

    @Test
    void silence_is_a_timeout_and_a_closed_port_is_unreachable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, HERE)) {
            assertThat(probe(silent.getLocalPort()).from(HERE, List.of("google")))
                    .containsExactly(new ProbeResult("google", "timeout", ""));
        }
        int free;
        try (ServerSocket closed = new ServerSocket(0, 5, HERE)) {
            free = closed.getLocalPort();
        }
        assertThat(probe(free).from(HERE, List.of("google")))
                .containsExactly(new ProbeResult("google", "unreachable", ""));
        assertThat(probe(free).from(HERE, List.of("yahoo")))
                .as("no server is known")
                .isEmpty();
    }

    @Test
    void the_own_name_must_lead_somewhere() {
        assertThat(probe(25).named()).isTrue();
        assertThat(new GreetingProbe(dns, "nowhere.example.test").named()).isFalse();
    }

    @Test
    void each_receiver_is_asked_once_a_day_whoever_starts_it_again() throws IOException {
        LocalDate today = LocalDate.of(2026, 11, 29);
        Path file = folder.resolve("probes.txt");
        assertThat(new ProbedToday(file).take(today)).hasSize(6).contains("google", "t-online");
        assertThat(new ProbedToday(file).take(today)).isEmpty();
        assertThat(new ProbedToday(file).take(today.plusDays(1))).hasSize(6);
    }

    private List<ProbeResult> asked(String banner, String hello) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, HERE)) {
            Thread receiver = new Thread(() -> receive(server, banner, hello));
            receiver.setDaemon(true);
            receiver.start();
            List<ProbeResult> results = probe(server.getLocalPort()).from(HERE, List.of("google"));
            joined(receiver);
            return results;
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(ServerSocket server, String banner, String hello) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(banner.getBytes(StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                socket.getOutputStream().write(hello.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private GreetingProbe probe(int port) {
        return new GreetingProbe(dns, "mx1.example.test", port, Duration.ofSeconds(2));
    }
}
