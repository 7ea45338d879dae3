package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineReasonTest {

    @ParameterizedTest
    @CsvSource({
        "LIST_DEAD, dead",
        "LISTS_EVERYTHING, lists_everything",
        "TEST_POINT_MISSING, test_point_missing",
        "REFUSED, refused",
        "OPEN_RESOLVER, open_resolver",
        "OVER_QUOTA, over_quota",
        "BAD_CREDENTIALS, bad_credentials",
        "NOT_REGISTERED, not_registered",
        "TIMED_OUT, silent",
        "SERVER_FAILED, server_failed",
        "BAD_ANSWER, bad_answer",
        "UNDOCUMENTED_CODE, undocumented_code",
    })
    void namesTheCause(Cause cause, String reason) {
        assertThat(QuarantineReason.of(cause)).isEqualTo(reason);
    }

    @Test
    void everyCauseHasItsOwn() {
        assertThat(Arrays.stream(Cause.values()).map(QuarantineReason::of)).doesNotHaveDuplicates();
    }

    /** What the sentinel of a list can come to. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "BAD_RESOLVER",
                "STRIPS_LOOPBACK",
                "FILE_STALE",
                "NO_DATA",
                "FEED_QUIET",
                "NOT_ASKED",
                "QUARANTINED"
            })
    void isDocumented(Cause cause) throws IOException {
        assertThat(Files.readString(Path.of("../docs/metrics.md"))).contains("`" + QuarantineReason.of(cause) + "`");
    }
}
