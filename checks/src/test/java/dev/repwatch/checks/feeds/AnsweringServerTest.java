package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AnsweringServerTest {

    @Test
    @Timeout(10)
    void anAnswerThatWasNeverRecordedIsSaidAtOnce() throws Exception {
        AnsweringServer answers = new AnsweringServer(request -> new MockResponse.Builder()
                .body(Recorded.text("madescore", "good.json"))
                .build());
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(answers);
            server.start(InetAddress.getLoopbackAddress(), 0);
            HttpURLConnection asked =
                    (HttpURLConnection) server.url("/").uri().toURL().openConnection();
            asked.setReadTimeout((int) Duration.ofSeconds(5).toMillis());

            assertThat(asked.getResponseCode()).isEqualTo(500);
        }
        assertThatThrownBy(answers::wasAbleToAnswer)
                .isInstanceOf(AssertionError.class)
                .hasMessage("there is no checks/src/test/resources/feeds/madescore/good.json:"
                        + " record an answer of the source there, with made-up values");
    }
}
