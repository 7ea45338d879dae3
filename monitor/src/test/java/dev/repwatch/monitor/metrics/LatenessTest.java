package dev.repwatch.monitor.metrics;

import static dev.repwatch.monitor.metrics.MadeUpInput.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.capability.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The made-up fleet: three addresses looked at 90 seconds before noon, a domain never; the interval is half an hour. */
class LatenessTest {

    private final Counters counters = new Counters(Incidents.ALL.counted());

    @Test
    void nothingIsOverdueWithinTheInterval() {
        counters.configInForce(NOON);
        assertThat(at(NOON.plus(Duration.ofMinutes(28)))).isEqualTo(new Lateness(0, Duration.ZERO));
    }

    @Test
    void afterItTheTargetsAreCountedAndTheLongestMeasured() {
        counters.configInForce(NOON.minusSeconds(60));
        assertThat(at(NOON.plus(Duration.ofMinutes(28)).plusSeconds(35)))
                .isEqualTo(new Lateness(3, Duration.ofSeconds(5)));
        assertThat(at(NOON.plus(Duration.ofMinutes(40)))).isEqualTo(new Lateness(4, Duration.ofSeconds(690)));
    }

    @Test
    void whatWasNeverLookedAtIsDueAnIntervalAfterItIsWatched() {
        counters.configInForce(NOON.minus(Duration.ofHours(2)));
        assertThat(at(NOON)).isEqualTo(new Lateness(1, Duration.ofMinutes(90)));
    }

    @Test
    void aClockSetBackMakesNothingOverdue() {
        counters.configInForce(NOON);
        assertThat(at(NOON.minus(Duration.ofHours(3)))).isEqualTo(new Lateness(0, Duration.ZERO));
    }

    @Test
    void isOnThePage() {
        counters.configInForce(NOON);
        String page = new Exposition(MadeUpInput.small().at(NOON.plus(Duration.ofHours(1))), counters)
                .render("", "", List.of("repwatch_scheduler_lag_seconds", "repwatch_scheduler_queue_length"))
                .text();
        assertThat(page).contains("repwatch_scheduler_lag_seconds 1890\n", "repwatch_scheduler_queue_length 4\n");
    }

    private Lateness at(Instant moment) {
        return Lateness.in(Snapshot.take(MadeUpInput.small().at(moment), counters));
    }
}
