package dev.repwatch.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final InstantSource REAL = InstantSource.system();

    private volatile Duration off = Duration.ZERO;
    private final Timetable timetable = new Timetable(() -> REAL.instant().plus(off));

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

    /** Triggers made by a clock that was then set back lie in the future: Quartz waits for it (quartz issue 270). */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "P20000D"})
    void aClockSetBackStopsEveryRoundUntilTheTriggersAreRebuilt(Duration back) {
        off = back;
        AtomicInteger fired = new AtomicInteger();
        timetable.every("sweep", Duration.ofMinutes(30), fired::incrementAndGet);
        off = Duration.ZERO;
        afterSomeRounds();
        assertThat(fired).hasValue(0);
        timetable.rebuild();
        await().untilAsserted(() -> assertThat(fired).hasValue(1));
    }

    @Test
    void roundsMissedWhileTheMachineSleptAreMadeUpByOne() {
        off = Duration.ofHours(-3).minusMinutes(1);
        AtomicInteger fired = new AtomicInteger();
        timetable.every("sweep", Duration.ofHours(1), fired::incrementAndGet);
        off = Duration.ZERO;
        await().untilAsserted(() -> assertThat(fired).hasValue(1));
        afterSomeRounds();
        assertThat(fired).hasValue(1);
    }

    private void afterSomeRounds() {
        AtomicInteger other = new AtomicInteger();
        timetable.every("other", Duration.ofMillis(50), other::incrementAndGet);
        await().untilAsserted(() -> assertThat(other).hasValueGreaterThan(5));
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
