package dev.repwatch.alerts.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final MockWebServer watcher = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        watcher.start();
    }

    @AfterEach
    void stop() {
        watcher.close();
    }

    private HeartbeatSettings settings() {
        return new HeartbeatSettings(
                new Secret(watcher.url("/ping/uuid").toString()), Optional.of(Duration.ofSeconds(1)));
    }

    @Test
    void itBeatsWhileHealthyAndFallsSilentWhenNot() {
        AtomicBoolean healthy = new AtomicBoolean(true);
        watcher.enqueue(new MockResponse.Builder().code(200).build());
        try (Heartbeat heart = new Heartbeat(settings(), healthy::get)) {
            assertThat(heart.beat()).isTrue();
            healthy.set(false);
            assertThat(heart.beat()).isFalse();
        }
        assertThat(watcher.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aHealthCheckThatThrowsIsNotHealthy() {
        try (Heartbeat heart = new Heartbeat(settings(), () -> {
            throw new IllegalStateException("no database");
        })) {
            assertThat(heart.beat()).isFalse();
        }
        assertThat(watcher.getRequestCount()).isZero();
    }

    @Test
    void aReceiverThatFailsDoesNotEndTheBeats() {
        watcher.enqueue(new MockResponse.Builder().code(500).build());
        watcher.enqueue(new MockResponse.Builder().code(200).build());
        try (Heartbeat heart = new Heartbeat(settings(), () -> true)) {
            heart.start();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> watcher.getRequestCount() >= 2);
        }
    }
}
