package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A disk stays full for a night, and most rounds of a channel have nothing to write. */
class StorageTroubleTest {

    private final StorageUnavailable full = new StorageUnavailable("no space left", new IllegalStateException());

    private final AtomicLong nanos = new AtomicLong();
    private final StorageTrouble trouble = new StorageTrouble(nanos::get);

    @Test
    void isOneLineHoweverManyRoundsInBetweenHaveNothingToWrite() {
        int lines = 0;
        for (int second = 0; second < 3600; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            boolean said = second % 7 == 0 ? trouble.of("channel", full) : trouble.over("channel");
            lines += said ? 1 : 0;
        }
        assertThat(lines).isEqualTo(1);
    }

    @Test
    void isOverWhenNothingFailedForAWhileAndCanBeginAgain() {
        assertThat(trouble.over("channel")).isFalse();
        assertThat(trouble.of("channel", full)).isTrue();
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(trouble.over("channel")).isFalse();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(trouble.over("channel")).isTrue();
        assertThat(trouble.over("channel")).isFalse();
        assertThat(trouble.of("channel", full)).isTrue();
    }
}
