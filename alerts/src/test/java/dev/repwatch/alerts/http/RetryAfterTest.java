package dev.repwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "0 | PT0S",
                "999999 | PT1H",
                "999999999999999999 | PT1H",
                "Tue, 24 Nov 2026 12:01:00 GMT | PT1M",
                "Tue, 24 Nov 2026 11:00:00 GMT | PT0S"
            })
    void isWhatTheProviderWishesWithinReason(String header, Duration expected) {
        assertThat(RetryAfter.of(header, Samples.NOON)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999", "30, 60"})
    void senseIsNeeded(String header) {
        assertThat(RetryAfter.of(header, Samples.NOON)).isEmpty();
    }

    @Test
    void mayBeAbsent() {
        assertThat(RetryAfter.of(null, Samples.NOON)).isEmpty();
    }
}
