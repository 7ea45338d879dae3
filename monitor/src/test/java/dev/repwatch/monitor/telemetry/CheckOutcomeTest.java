package dev.repwatch.monitor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT, timeout",
        "SERVER_FAILED, servfail",
        "REFUSED, blocked",
        "OPEN_RESOLVER, blocked",
        "OVER_QUOTA, blocked",
        "BAD_ANSWER, invalid",
        "UNDOCUMENTED_CODE, invalid"
    })
    void anUnknownIsNeverClean(Cause cause, String label) {
        assertThat(CheckOutcome.of(new Finding.Unknown(cause, "")).map(CheckOutcome::label))
                .contains(label);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void noCauseIsCountedAsAVerdict(Cause cause) {
        assertThat(CheckOutcome.of(new Finding.Unknown(cause, "")))
                .isNotIn(Optional.of(CheckOutcome.CLEAN), Optional.of(CheckOutcome.LISTED));
    }

    @Test
    void whatWasNotAskedIsNotCounted() {
        assertThat(CheckOutcome.of(new Finding.Unknown(Cause.NOT_ASKED, ""))).isEmpty();
        assertThat(CheckOutcome.of(new Finding.NotListed())).contains(CheckOutcome.CLEAN);
    }
}
