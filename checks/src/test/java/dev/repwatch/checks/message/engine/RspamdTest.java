package dev.repwatch.checks.message.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rspamd's answers, honest and hostile; the real one is asked in {@link SpamFilterPeersTest}. */
class RspamdTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void countsWhatSpeaksOfTheMessageAlone() throws Exception {
        answer(200, """
                {"is_skipped":false,"score":7.2,"required_score":15.0,"action":"add header","symbols":{
                  "R_SPF_DNSFAIL":{"name":"R_SPF_DNSFAIL","score":1.5,"description":"SPF: DNS failure"},
                  "HFILTER_HOSTNAME_UNKNOWN":{"score":2.5,"description":"Unknown client hostname"},
                  "ABUSE_SURBL_BLOCKED":{"score":2.0,"description":"Resolver blocked"},
                  "URI_COUNT_ODD":{"score":1.0,"description":"Odd number of URIs"},
                  "MIME_GOOD":{"score":-0.1,"description":"Known content-type"}}}
                """);

        Opinion.Scored opinion = (Opinion.Scored) ask();

        assertThat(opinion.score()).isEqualTo(0.9);
        assertThat(opinion.threshold()).isEqualTo(6.0);
        assertThat(opinion.notCounted()).isEqualTo(3);
        assertThat(opinion.over()).isFalse();
        assertThat(opinion.heaviest()).extracting(FilterRule::name).containsExactly("URI_COUNT_ODD");
    }

    @Test
    void saysHowTheMessageCameAndSwitchesOffWhatAsksTheNetwork() throws Exception {
        answer(200, "{\"score\":0,\"symbols\":{\"MIME_GOOD\":{\"score\":-0.1}}}");
        ask();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).startsWith("POST /checkv2 ");
        Headers headers = request.getHeaders();
        assertThat(headers.get("IP")).isEqualTo("198.51.100.7");
        assertThat(headers.get("Helo")).isEqualTo("mta.example.jp");
        assertThat(headers.get("From")).isEqualTo("bounce@example.jp");
        assertThat(headers.get("Settings")).contains("\"rbl\"", "\"spf\"", "\"statistics\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"score\":0,\"is_skipped\":true,\"symbols\":{}} | skipped",
                "200 | {\"score\":0.00,\"is_skipped\":false,\"symbols\":{}} | skipped",
                "200 | {\"symbols\":{\"A\":{}}} | bad_answer",
                "200 | <html>it works</html> | bad_answer",
                "302 | {} | bad_answer",
                "500 | {\"error\":\"\"} | bad_answer"
            })
    void troubleIsNotKnownAndNeverNoPoints(int status, String body, String cause) {
        answer(status, body);
        assertThat(ask()).isEqualTo(new Opinion.Unknown("rspamd", cause));
    }

    @Test
    void aSilentScannerIsNotKnown() {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(10, java.util.concurrent.TimeUnit.SECONDS)
                .build());
        assertThat(ask(Duration.ofMillis(200))).isEqualTo(new Opinion.Unknown("rspamd", "timeout"));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private Opinion ask() {
        return ask(Duration.ofSeconds(20));
    }

    private Opinion ask(Duration timeout) {
        FilteredMessage message = new FilteredMessage(
                "Subject: a\r\n\r\nb".getBytes(StandardCharsets.US_ASCII),
                Optional.of(Objects.requireNonNull(loopbackLike())),
                "mta.example.jp",
                Optional.of("bounce@example.jp"),
                true,
                Instant.EPOCH);
        return new Rspamd(server.url("/"), timeout, 6).ask(message);
    }

    private static InetAddress loopbackLike() {
        try {
            return InetAddress.getByName("198.51.100.7");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
