package dev.repwatch.checks.feeds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedClientTest {

    private final MockWebServer server = new MockWebServer();
    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    private final InstantSource clock = () -> now;

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUnchangedAnswerIsNotSentAgainAndStandsForItself() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("ETag", "\"1\"")
                .body("first")
                .build());
        server.enqueue(new MockResponse.Builder().code(304).build());
        server.enqueue(new MockResponse.Builder().body("second").build());
        try (FeedClient client = new FeedClient(context(AddressGuard.ANYWHERE))) {
            assertThat(client.fetch(question()).text()).isEqualTo("first");
            assertThat(client.fetch(question()).text()).isEqualTo("first");
            assertThat(client.fetch(question()).text()).isEqualTo("second");
        }
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    }

    @Test
    void notModifiedWithoutAValidatorIsNoAnswer() {
        server.enqueue(new MockResponse.Builder().code(304).build());
        try (FeedClient client = new FeedClient(context(AddressGuard.ANYWHERE))) {
            assertThatThrownBy(() -> client.fetch(question()))
                    .isInstanceOfSatisfying(
                            FeedFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.BAD_ANSWER));
        }
    }

    @Test
    void anAddressInTheUrlIsCheckedToo() {
        try (FeedClient client = new FeedClient(context(AddressGuard.PUBLIC_ONLY))) {
            for (String host : new String[] {"127.0.0.1", "[::1]", "169.254.169.254"}) {
                Request inside = new Request.Builder()
                        .url("https://" + host + ":" + server.getPort() + "/")
                        .build();
                assertThatThrownBy(() -> client.fetch(inside))
                        .isInstanceOfSatisfying(
                                FeedFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.REFUSED));
            }
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void manyHeadersAreRefused() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("X-Long", "x".repeat(900_000))
                .body("ok")
                .build());
        try (FeedClient client = new FeedClient(context(AddressGuard.ANYWHERE))) {
            assertThatThrownBy(() -> client.fetch(question())).isInstanceOf(FeedFailure.class);
        }
    }

    @Test
    void theDayIsSpentInQuarters() throws Exception {
        Throttle throttle = new Throttle(clock, 24, 1000);
        for (int i = 0; i < 6; i++) {
            throttle.take();
        }
        assertThatThrownBy(throttle::take)
                .isInstanceOfSatisfying(
                        FeedFailure.class, it -> assertThat(it.why()).isEqualTo(Cause.NOT_ASKED));
        now = now.plus(Duration.ofHours(1));
        throttle.take();
    }

    @Test
    void secretsAreTakenOutRawAndPercentEncoded() {
        Redactor redactor = new Redactor();
        redactor.hide("a+b/c=d e");
        assertThat(redactor.clean("x a+b/c=d e y a%2Bb%2Fc%3Dd+e z a%2Bb%2Fc%3Dd%20e \u0007\u202E!"))
                .isEqualTo("x <secret> y <secret> z <secret>  !");
    }

    private Request question() {
        return new Request.Builder().url(server.url("/data")).build();
    }

    private FeedContext context(AddressGuard guard) {
        return new FeedContext(new SourceId("test"), clock, new NoDns(), guard, Limits.USUAL, new Redactor());
    }
}
