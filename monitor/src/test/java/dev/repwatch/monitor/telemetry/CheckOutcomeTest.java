package dev.repwatch.monitor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.tracker.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @ParameterizedTest
    @EnumSource(Origin.class)
    void whatWasSkippedToSpareAListIsNoCheckAndWhatAListDoesToItsTargetsIs(Origin origin) {
        Notebook notebook = new Notebook();

        notebook.checkFinished(check(new Finding.Unknown(Cause.NOT_ASKED, ""), origin));
        assertThat(notebook.lines).isEmpty();

        notebook.checkFinished(check(new Finding.Unknown(Cause.TIMED_OUT, ""), origin));
        assertThat(notebook.lines).hasSize(1);
    }

    private static Observation check(Finding finding, Origin origin) {
        return new Observation(
                World.ip("192.0.2.1"),
                new SourceId("one"),
                finding,
                List.of(),
                Duration.ZERO,
                "",
                Instant.EPOCH,
                false,
                origin);
    }
}
