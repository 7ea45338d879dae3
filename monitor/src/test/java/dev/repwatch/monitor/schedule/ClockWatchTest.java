package dev.repwatch.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockWatchTest {

    private Instant wall = Instant.parse("2026-03-29T00:59:59Z");
    private long nanos;
    private final List<Duration> jumps = new ArrayList<>();
    private final ClockWatch watch = new ClockWatch(() -> wall, () -> nanos, jumps::add);

    @ParameterizedTest
    @CsvSource({"PT1H", "-PT1H", "P1D", "-P1D", "-P20000D", "PT6S"})
    void noticesAJump(Duration jump) {
        passes(Duration.ofSeconds(1));
        wall = wall.plus(jump);
        passes(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(1));
        assertThat(jumps).containsExactly(jump);
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S", "-PT4S", "PT0S"})
    void staysQuietWhileTheClockIsOnlyCorrected(Duration drift) {
        wall = wall.plus(drift);
        passes(Duration.ofSeconds(1));
        passes(Duration.ofHours(1));
        assertThat(jumps).isEmpty();
    }

    private void passes(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
        watch.look();
    }
}
