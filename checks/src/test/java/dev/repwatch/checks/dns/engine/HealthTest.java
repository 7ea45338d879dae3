package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long TIMEOUT = 2 * SECOND;

    private final Health health = new Health();

    @Test
    void aMomentOfSilenceOrAFewFailuresLeaveNobodyOut() {
        for (int failure = 0; failure < 100; failure++) {
            assertThat(health.failed(0, SECOND - 1)).isFalse();
        }
        health.answered();
        for (int failure = 0; failure < 7; failure++) {
            assertThat(health.failed(0, failure * SECOND)).isFalse();
        }
        assertThat(health.admits(7 * SECOND)).isTrue();
    }

    @Test
    void whoeverIsLeftOutIsRiskedAtPausesThatDoubleUpToAMinute() {
        long now = ejected();
        List<Long> pauses = new ArrayList<>();
        long last = now;
        for (; pauses.size() < 10; now += MILLI) {
            if (health.admits(now)) {
                pauses.add((now - last) / SECOND);
                assertThat(health.admits(now)).as("one question a pause").isFalse();
                now += TIMEOUT;
                last = now;
                assertThat(health.failed(now - TIMEOUT, now)).isFalse();
            }
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
    }

    @Test
    void whatWasUnderWayWhenItWasLeftOutDoesNotMakeThePauseLonger() {
        long now = ejected();
        for (int late = 0; late < 1_000; late++) {
            health.failed(now - 1, now + late * MILLI);
        }
        assertThat(health.admits(now + SECOND)).isTrue();
        for (int late = 0; late < 1_000; late++) {
            health.failed(now - 1, now + SECOND + late);
        }
        assertThat(health.admits(now + 2 * SECOND)).isTrue();
    }

    @Test
    void aRiskedQuestionOfWhichNothingIsHeardIsFollowedByAnother() {
        long now = ejected();
        assertThat(health.admits(now + SECOND)).isTrue();
        assertThat(health.admits(now + 2 * SECOND)).isTrue();
    }

    @Test
    void anAnswerBringsItBackAtOnceAndTheNextPauseIsShortAgain() {
        long now = ejected();
        for (int probe = 0; probe < 5; probe++) {
            now += 100 * SECOND;
            assertThat(health.admits(now)).isTrue();
            health.failed(now, now + TIMEOUT);
        }
        health.answered();
        assertThat(health.admits(now)).isTrue();
        assertThat(health.admits(now)).isTrue();

        long again = ejected(now);
        assertThat(health.admits(again + SECOND - 1)).isFalse();
        assertThat(health.admits(again + SECOND)).isTrue();
    }

    private long ejected() {
        return ejected(0);
    }

    private long ejected(long from) {
        for (int failure = 0; failure < 7; failure++) {
            assertThat(health.failed(from, from + SECOND)).isFalse();
        }
        assertThat(health.failed(from, from + SECOND)).isTrue();
        assertThat(health.admits(from + SECOND)).isFalse();
        return from + SECOND;
    }
}
