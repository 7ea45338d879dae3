package dev.repwatch.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Samples;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackPaceTest {

    private long nanos;
    private Instant now = Samples.NOON;
    private final List<Long> waits = new ArrayList<>();

    private final TimeMeter meter = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private final BlockingStrategy waiting = pause -> {
        waits.add(pause);
        nanos += pause;
    };

    private final SlackPace pace = new SlackPace(() -> now, meter, waiting);

    @Test
    void oneMessageASecond() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertThat(pace.take()).isEmpty();
        }
        assertThat(waits).hasSize(4).allMatch(pause -> pause <= 1_000_000_000L);
        assertThat(nanos).isGreaterThanOrEqualTo(3_900_000_000L);
    }

    @Test
    void whoComesLaterNeedNotWait() throws InterruptedException {
        assertThat(pace.take()).isEmpty();
        nanos += 1_000_000_000L;
        assertThat(pace.take()).isEmpty();
        assertThat(waits).isEmpty();
    }

    @Test
    void nothingIsSentBeforeARetryAfterIsOver() throws InterruptedException {
        pace.noted(new Delivery.RetryLater(Optional.of(Duration.ofSeconds(30)), "busy"));
        now = now.plusSeconds(29);
        assertThat(pace.take())
                .contains(new Delivery.RetryLater(
                        Optional.of(Duration.ofSeconds(1)), Delivery.Hindrance.PACE, "Slack asked for silence"));
        now = now.plusSeconds(1);
        assertThat(pace.take()).isEmpty();
    }

    @Test
    void aClockSetBackDoesNotSilenceForEver() throws InterruptedException {
        pace.noted(new Delivery.RetryLater(Optional.of(Duration.ofSeconds(30)), "busy"));
        now = now.minus(Duration.ofDays(1));
        assertThat(pace.take()).isEmpty();
    }
}
