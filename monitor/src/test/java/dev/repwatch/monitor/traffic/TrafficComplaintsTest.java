package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The public complaints that are about what is counted; the others stand in {@code ComplaintsTest} of checks. */
class TrafficComplaintsTest {

    @Test
    void c09RightToKnow546ALogThatStoppedIsAnAlarmOfItsOwn() {
        LogFreshness stopped = new LogFreshness(Attempts.DAY, 0);
        assertThat(stopped.quiet(Attempts.DAY.plus(Duration.ofHours(2)), Duration.ofHours(1)))
                .isTrue();
        assertThat(stopped.trusted(Attempts.DAY.plus(Duration.ofHours(2)), Duration.ofHours(1)))
                .isFalse();
        assertThat(stopped.quiet(Attempts.DAY.plus(Duration.ofMinutes(5)), Duration.ofHours(1)))
                .isFalse();
    }

    @Test
    void c10MailcowLogsViewer114DeferredThenAcceptedWaitsNoMore() {
        OpenDeferrals open = new OpenDeferrals(1000);
        open.add(Attempts.judged(
                        Outcome.DEFERRED, "a@b.example", "mx.b.example", "450 4.2.0 later", Attempts.DAY, Stage.RCPT)
                .attempt());
        assertThat(open.waiting(Attempts.DAY)).isEqualTo(1);
        open.add(Attempts.accepted("a@b.example", "mx.b.example", Attempts.DAY.plus(Duration.ofDays(3)))
                .attempt());
        assertThat(open.waiting(Attempts.DAY)).isZero();
    }

    @Test
    void whatWaitsIsBounded() {
        OpenDeferrals open = new OpenDeferrals(10);
        for (int each = 0; each < 1000; each++) {
            open.add(Attempts.judged(
                            Outcome.DEFERRED,
                            each + "@b.example",
                            "mx.b.example",
                            "450 4.2.0 later",
                            Attempts.DAY,
                            Stage.RCPT)
                    .attempt());
        }
        assertThat(open.waiting(Attempts.DAY)).isEqualTo(10);
        assertThat(open.waiting(Attempts.DAY.plus(Duration.ofDays(6)))).isZero();
    }
}
