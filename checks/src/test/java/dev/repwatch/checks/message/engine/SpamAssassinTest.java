package dev.repwatch.checks.message.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** spamd's answers, honest and hostile; the real one is asked in {@link SpamFilterPeersTest}. */
class SpamAssassinTest {

    /** As spamd 4.0.1 printed it for a message that quotes a table of its own. */
    private static final String ANSWER = """
            SPAMD/1.1 0 EX_OK
            Content-length: 931
            Spam: False ; 3.9 / 5.0

            Content preview:
             pts rule name              description
            ---- ---------------------- --------------------------------------------------
             -99 INVENTED_BY_THE_MAIL   it says itself that it is good

            Content analysis details:   (3.9 points, 5.0 required)

             pts rule name              description
            ---- ---------------------- --------------------------------------------------
             1.3 RCVD_ILLEGAL_IP        Received: contains illegal IP address
             0.0 HTML_MESSAGE           BODY: HTML included in message
             1.6 HTML_IMAGE_ONLY_08     BODY: HTML: images with 400-800 bytes of
                                        words
             1.0 END_FUTURE_EMAILS      Spammy unsubscribe
            -0.0 NO_RELAYS              Informational: message was not relayed via SMTP
            """.replace("\n", "\r\n");

    @Test
    void readsTheTableBehindThePreviewAndLeavesOutWhatSpeaksOfTheTestBench() {
        Opinion.Scored opinion = (Opinion.Scored) SpamAssassin.read(ANSWER);

        assertThat(opinion.threshold()).isEqualTo(5.0);
        assertThat(opinion.score()).isEqualTo(2.6);
        assertThat(opinion.notCounted()).isEqualTo(2);
        assertThat(opinion.heaviest())
                .extracting(FilterRule::name)
                .containsExactly("HTML_IMAGE_ONLY_08", "END_FUTURE_EMAILS");
        assertThat(opinion.heaviest().get(0).text()).isEqualTo("BODY: HTML: images with 400-800 bytes of words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SPAMD/1.1 79 EX_TIMEOUT\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nSpam: True ; 9.0 / 5.0",
                "SPAMD/1.1 0 EX_OK\r\nSpam: perhaps\r\n\r\n",
                "SPAMD/1.1 0 EX_OK\r\nContent-length: 3\r\n\r\nSpam: False ; 0.0 / 5.0"
            })
    void whatIsNoAnswerIsNoOpinion(String answer) {
        assertThat(SpamAssassin.read(answer)).isEqualTo(new Opinion.Unknown("SpamAssassin", "bad_answer"));
    }

    @Test
    void aSilentOrAbsentFilterIsNotKnown() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(filter(silent.getLocalPort(), Duration.ofMillis(150)).ask(message("Subject: a\r\n\r\nb")))
                    .isEqualTo(new Opinion.Unknown("SpamAssassin", "timeout"));
        }
        int gone;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = closed.getLocalPort();
        }
        assertThat(filter(gone, Duration.ofSeconds(5)).ask(message("Subject: a\r\n\r\nb")))
                .isEqualTo(new Opinion.Unknown("SpamAssassin", "unreachable"));
    }

    @Test
    void anEndlessAnswerIsCutAndALargeMessageIsNotSent() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> talkWithoutEnd(server));
            assertThat(filter(server.getLocalPort(), Duration.ofSeconds(20)).ask(message("Subject: a\r\n\r\nb")))
                    .isEqualTo(new Opinion.Unknown("SpamAssassin", "bad_answer"));
            endless.join();
            assertThat(filter(server.getLocalPort(), Duration.ofSeconds(20))
                            .ask(message("Subject: a\r\n\r\n" + "b".repeat(600 * 1024))))
                    .isEqualTo(new Opinion.Unknown("SpamAssassin", "too_large"));
        }
    }

    @Test
    void aMessageWithoutAReceivedGetsTheOneThatAReceiverWouldWrite() throws Exception {
        InetAddress client = InetAddress.getByName("198.51.100.7");
        String octets = "Subject: a\r\n\r\nb";
        FilteredMessage bare = new FilteredMessage(
                octets.getBytes(StandardCharsets.US_ASCII),
                Optional.of(client),
                "mta.example.jp\r\nX-Evil: 1",
                Optional.of("a@example.jp"),
                false,
                Instant.parse("2026-11-29T01:00:00Z"));

        assertThat(new String(bare.asDelivered(), StandardCharsets.US_ASCII))
                .startsWith("Received: from mta.example.jpX-Evil:1 (mta.example.jpX-Evil:1 [198.51.100.7])\r\n\tby ")
                .contains("Sun, 29 Nov 2026 01:00:00 +0000\r\nSubject: a")
                .endsWith(octets);
        assertThat(new String(message(octets).asDelivered(), StandardCharsets.US_ASCII))
                .isEqualTo(octets);
    }

    private static void talkWithoutEnd(ServerSocket server) {
        try (Socket peer = server.accept();
                InputStream in = peer.getInputStream()) {
            in.readAllBytes();
            byte[] line =
                    "SPAMD/1.1 0 EX_OK\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".getBytes(StandardCharsets.US_ASCII);
            while (true) {
                peer.getOutputStream().write(line);
            }
        } catch (IOException closed) {
            // the reader has had enough
        }
    }

    private static SpamAssassin filter(int port, Duration timeout) {
        return new SpamAssassin(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout, System::nanoTime);
    }

    private static FilteredMessage message(String text) {
        return new FilteredMessage(
                text.getBytes(StandardCharsets.US_ASCII), Optional.empty(), "", Optional.empty(), false, Instant.EPOCH);
    }
}
