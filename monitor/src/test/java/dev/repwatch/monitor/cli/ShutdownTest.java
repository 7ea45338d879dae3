package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** SIGTERM had no effect for minutes while something in the daemon was stuck. */
class ShutdownTest {

    @Test
    void whatEndsInTimeEndsInOrder() {
        AtomicBoolean closed = new AtomicBoolean();
        assertThat(Shutdown.endedInTime(() -> closed.set(true), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(closed).isTrue();
    }

    @Test
    void whatIsStuckIsNotAwaitedForEver() {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(Shutdown.endedInTime(never::await, Duration.ofMillis(200))).isFalse();
        never.countDown();
    }

    @Test
    void whatFailsAtTheEndHasEnded() {
        assertThat(Shutdown.endedInTime(
                        () -> {
                            throw new IllegalStateException("made up");
                        },
                        Duration.ofSeconds(30)))
                .isTrue();
    }
}
