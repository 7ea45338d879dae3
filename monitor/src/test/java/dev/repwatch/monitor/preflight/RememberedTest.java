package dev.repwatch.monitor.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What feeds of the own daemon say of an address, as evidence. */
class RememberedTest {

    @Test
    void what_a_feed_does_not_tell_is_not_known() {
        Remembered silent = Remembered.of(List.of(), Map.of("reports", 3.0));
        assertThat(silent.history()).isEqualTo(Optional.of(List.of()));
        assertThat(silent.snds()).isEmpty();
        assertThat(silent.scores()).isEmpty();
        assertThat(Remembered.NOTHING.history()).isEmpty();
    }

    @Test
    void each_feed_has_its_row_of_the_table() {
        Remembered told = Remembered.of(
                List.of(),
                Map.of(
                        "snds_colour", 2.0,
                        "snds_trap_hits", 4.0,
                        "snds_blocked", 1.0,
                        "sender_score", 41.0,
                        "abuse_confidence", 88.0));
        assertThat(told.snds()).contains(new Snds("RED", 4, true));
        assertThat(told.scores()).isEqualTo(Map.of("senderscore", 41.0, "abuseipdb", 88.0));
        assertThat(Remembered.of(List.of(), Map.of("snds_colour", 0.0)).snds()).contains(new Snds("GREEN", 0, false));
        assertThat(Remembered.of(List.of(), Map.of("snds_blocked", 0.0)).snds()).contains(new Snds("", 0, false));
    }
}
