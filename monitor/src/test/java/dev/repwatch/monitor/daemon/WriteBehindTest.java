package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WriteBehindTest {

    @Test
    void whoBringsWorkGoesOnMeanwhile() {
        CountDownLatch broughtBack = new CountDownLatch(1);
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        try (WriteBehind work = new WriteBehind("test")) {
            work.go(() -> {
                awaited(broughtBack);
                done.add("first");
            });
            done.add("meanwhile");
            broughtBack.countDown();
            work.go(() -> done.add("second"));
        }
        assertThat(done).containsExactly("meanwhile", "first", "second");
    }

    @Test
    void neverTwoPiecesAtOnceAndAllInOrder() {
        AtomicInteger atOnce = new AtomicInteger();
        List<Integer> done = new ArrayList<>();
        try (WriteBehind work = new WriteBehind("test")) {
            for (int piece = 0; piece < 1_000; piece++) {
                int number = piece;
                work.go(() -> {
                    assertThat(atOnce.incrementAndGet()).isOne();
                    done.add(number);
                    atOnce.decrementAndGet();
                });
            }
        }
        assertThat(done).hasSize(1_000).isSorted();
    }

    @Test
    void aFailureIsToldOnceToTheOneWhoBringsMore() {
        List<String> done = new ArrayList<>();
        try (WriteBehind work = new WriteBehind("test")) {
            work.go(() -> {
                throw new IllegalStateException("no room");
            });
            assertThatThrownBy(() -> work.go(() -> done.add("not begun")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no room");
            work.go(() -> done.add("after it"));
        }
        assertThat(done).containsExactly("after it");
    }

    @Test
    void theLastFailureIsToldAtTheEnd() {
        WriteBehind work = new WriteBehind("test");
        work.go(() -> {
            throw new IllegalStateException("no room");
        });
        assertThatThrownBy(work::close).hasMessage("no room");
    }

    @Test
    void anInterruptLosesNothingAndStaysSet() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        Thread.currentThread().interrupt();
        try (WriteBehind work = new WriteBehind("test")) {
            work.go(() -> done.add("first"));
            work.go(() -> done.add("second"));
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly("first", "second");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
