package dev.repwatch.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private final Timetable timetable = new Timetable(InstantSource.system());

    @AfterEach
    void close() {
        timetable.close();
    }

    @Test
    void firesAtOnceAndThenEveryInterval() {
        AtomicInteger fired = new AtomicInteger();
        timetable.every("sweep", Duration.ofMillis(50), fired::incrementAndGet);
        await().untilAsserted(() -> assertThat(fired).hasValueGreaterThan(3));
    }

    @Test
    void aRoundThatFailsIsFiredAgain() {
        AtomicInteger fired = new AtomicInteger();
        timetable.every("sweep", Duration.ofMillis(50), () -> {
            fired.incrementAndGet();
            throw new IllegalStateException("broken");
        });
        await().untilAsserted(() -> assertThat(fired).hasValueGreaterThan(1));
    }

    @Test
    void aRoundStillRunningIsNotStartedTwice() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        timetable.every("slow", Duration.ofMillis(20), () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
        });
        timetable.every("other", Duration.ofMillis(20), other::incrementAndGet);
        await().untilAsserted(() -> assertThat(other).hasValueGreaterThan(5));
        timetable.now("slow");
        hold.countDown();
        assertThat(most).hasValue(1);
    }

    @Test
    void rebuiltTriggersFireAgain() {
        AtomicInteger fired = new AtomicInteger();
        timetable.every("daily", Duration.ofDays(1), fired::incrementAndGet);
        await().untilAsserted(() -> assertThat(fired).hasValue(1));
        timetable.rebuild();
        await().untilAsserted(() -> assertThat(fired).hasValue(2));
    }

    @Test
    void aForgottenRoundFiresNoMore() {
        AtomicInteger fired = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        timetable.every("gone", Duration.ofDays(1), fired::incrementAndGet);
        await().untilAsserted(() -> assertThat(fired).hasValue(1));
        timetable.forget("gone");
        timetable.rebuild();
        timetable.every("other", Duration.ofMillis(20), other::incrementAndGet);
        await().untilAsserted(() -> assertThat(other).hasValueGreaterThan(3));
        assertThat(fired).hasValue(1);
    }
}
