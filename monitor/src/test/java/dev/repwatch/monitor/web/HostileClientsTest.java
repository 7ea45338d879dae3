package dev.repwatch.monitor.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow on purpose, and requests that two servers in a row would read differently (RFC 9112 section 11). */
class HostileClientsTest {

    /** Far below the seconds after which a prober gives up, and far above what a busy machine adds. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final int CLIENTS = 400;

    private final WebFixture web = new WebFixture();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        web.close();
    }

    @Test
    void aPortInUseIsNamed() {
        int taken = web.server().address().getPort();

        assertThatThrownBy(() -> new WebFixture(new WebSection(
                        new HostPort("127.0.0.1", taken), List.of(), Map.of(), Optional.empty(), Optional.empty())))
                .hasMessageContaining("[web] listen: cannot listen on 127.0.0.1:" + taken + " (Address already in use)")
                .hasMessageContaining("stop what uses it, or set another address");
    }

    static Stream<String> unfinished() {
        return Stream.of(
                "GET /-/healthy HTTP/1.1\r\nHost: loc",
                "POST /boom HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{",
                "POST /boom HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{",
                "");
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void manyUnfinishedRequestsKeepNoProbeOfHealthWaiting(String request) {
        for (int client = 0; client < CLIENTS; client++) {
            slow.add(said(request));
        }

        assertHealthyWithin(SOON);
    }

    @Test
    void manyWhoReadNothingKeepNoProbeOfHealthWaiting() {
        // the first question of a client loads it, and the server's part for it: that is not what is measured
        assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        for (int client = 0; client < CLIENTS; client++) {
            slow.add(said("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }

        assertHealthyWithin(SOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: +4",
                "Content-Length: 4, 4",
                "Content-Length: 4\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 0x4",
                "Content-Length: -4",
                "Content-Length : 4",
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity, chunked\r\nTransfer-Encoding: chunked",
                "Content-Length:\r\n 4",
                "X-Folded: a\r\n b\r\nContent-Length: 4",
                "Host: localhost\r\nContent-Length: 4",
                "X-\u0001: a\r\nContent-Length: 4"
            })
    void aLengthOrAnAddresseeThatCanBeReadTwoWaysIsRefusedAndTheConnectionEnds(String headers) throws IOException {
        String answers = everything("POST /boom HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "\r\n\r\n{\"\":GET /-/healthy HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answers).matches("(?s)HTTP/1.1 (4\\d\\d|501) .*").doesNotContain("200 OK");
    }

    /** A proxy that reads on to CRLF sees one header where we would see two, or a chunk of another length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /-/healthy HTTP/1.1\nHost: localhost\nConnection: close\n\n",
                "GET /-/healthy HTTP/1.1\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /-/healthy HTTP/1.1\r\nHost: localhost\nConnection: close\r\n\r\n",
                "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nX-A: b\nConnection: close\r\n\r\n",
                "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\n",
                "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nX-A: b\rConnection: close\r\n\r\n"
            })
    void aLineThatDoesNotEndWithBothSignsIsRefusedAndTheConnectionEnds(String request) throws IOException {
        assertThat(everything(request)).doesNotContain("200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\n{}\r\n0\r\n\r\n", "2\r\n{}\n0\r\n\r\n", "2;a\n;b\r\n{}\r\n0\r\n\r\n"})
    void aChunkThatDoesNotEndWithBothSignsIsRefusedAndTheConnectionEnds(String chunks) throws IOException {
        String chunked = "POST /boom HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;

        assertThat(everything(chunked + "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .doesNotContain("200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G\u00e9T /-/healthy HTTP/1.1",
                "GET /-/healthy HTTP/9.9",
                "GET /-/healthy",
                "GET /-/he\u0000althy HTTP/1.1",
                " GET /-/healthy HTTP/1.1"
            })
    void aLineThatIsNoRequestLineIsRefused(String line) throws IOException {
        assertThat(everything(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotContain("200 OK");
    }

    @Test
    void headersAreBounded() throws IOException {
        String many = "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nX-A: " + "x".repeat(70_000) + "\r\n\r\n";

        assertThat(everything(many)).matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                "POST /boom HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n"
            })
    void aConnectionThatSpellsItsRequestOutEndsAfterAWhile(String beginning) {
        Socket dripping = said(beginning);
        slow.add(dripping);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    web.pass(Duration.ofSeconds(5));
                    return ended(dripping);
                });

        assertHealthyWithin(SOON);
    }

    /** Says one octet more, and looks whether the other side still listens. */
    private static boolean ended(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private Socket said(String text) {
        try {
            Socket socket = new Socket(
                    web.server().address().getAddress(), web.server().address().getPort());
            socket.setReceiveBufferSize(4096);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String everything(String text) throws IOException {
        try (Socket socket = said(text)) {
            socket.setSoTimeout(20_000);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private void assertHealthyWithin(Duration time) {
        long began = System.nanoTime();
        assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(time);
    }
}
