package dev.repwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every channel over HTTP must withstand. */
public abstract class HttpChannelContract extends ChannelContract {

    protected final MockWebServer server = new MockWebServer();

    /** What the provider says when it took a message. */
    protected abstract MockResponse kindAnswer();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected final int kindPeer() {
        server.enqueue(kindAnswer());
        return server.getPort();
    }

    protected final String body() {
        try {
            RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
            assertThat(request).isNotNull();
            last = request.getBody().string(StandardCharsets.UTF_8);
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String last = "";

    /** The body of the last request, however often asked for. */
    protected final String lastBody() {
        return server.getRequestCount() > 0 && last.isEmpty() ? body() : last;
    }

    private Delivery answered(MockResponse response) {
        server.enqueue(response);
        try (Channel channel = hasty(server.getPort())) {
            Delivery delivery = channel.deliver(Samples.first(Samples.listed()));
            assertThat(delivery.toString()).doesNotContain(CANARY);
            return delivery;
        }
    }

    private void doubtful(Delivery delivery) {
        assertThat(delivery).isInstanceOf(folds() ? Delivery.RetryLater.class : Delivery.Uncertain.class);
    }

    @Test
    void busyIsTriedAgainWhenTheProviderSaysSo() {
        MockResponse busy = new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "30")
                .build();
        assertThat(answered(busy))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.RetryLater.class))
                .satisfies(later -> {
                    assertThat(later.after()).contains(Duration.ofSeconds(30));
                    assertThat(later.hindrance()).isEqualTo(Delivery.Hindrance.PACE);
                });
    }

    @Test
    void aSenselessRetryAfterIsBounded() {
        MockResponse busy = new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "999999")
                .build();
        assertThat(answered(busy))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.RetryLater.class))
                .extracting(Delivery.RetryLater::after)
                .isEqualTo(Optional.of(Duration.ofHours(1)));
    }

    @Test
    void aBrokenProviderIsTriedAgain() {
        assertThat(answered(new MockResponse.Builder().code(503).body("<html>").build()))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.RetryLater.class))
                .extracting(Delivery.RetryLater::hindrance)
                .isEqualTo(Delivery.Hindrance.SERVER);
    }

    @Test
    void aRefusedLoginIsTheChannelsFault() {
        assertThat(answered(new MockResponse.Builder().code(403).build()))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(Delivery.Fault.CHANNEL);
    }

    @Test
    void aRefusedMessageIsTheMessagesFault() {
        assertThat(answered(new MockResponse.Builder().code(400).body("no").build()))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(Delivery.Fault.MESSAGE);
    }

    @Test
    void aRedirectIsNotFollowed() {
        MockResponse elsewhere = new MockResponse.Builder()
                .code(307)
                .addHeader("Location", server.url("/elsewhere").toString())
                .build();
        assertThat(answered(elsewhere)).isInstanceOf(Delivery.Refused.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aConnectionLostAfterTheMessageIsInDoubt() {
        doubtful(answered(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build()));
    }

    @Test
    void silenceAfterTheMessageIsInDoubt() {
        doubtful(answered(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build()));
    }

    @Test
    void aDripEndsInTime() {
        long start = System.nanoTime();
        answered(new MockResponse.Builder()
                .code(500)
                .body("x".repeat(1000))
                .throttleBody(1, 1, TimeUnit.SECONDS)
                .build());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aHugeReplyIsNotRead() {
        Buffer huge = new Buffer();
        byte[] chunk = new byte[1 << 20];
        for (int i = 0; i < 64; i++) {
            huge.write(chunk);
        }
        assertThat(answered(new MockResponse.Builder().code(500).body(huge).build()))
                .isInstanceOf(Delivery.RetryLater.class);
    }
}
