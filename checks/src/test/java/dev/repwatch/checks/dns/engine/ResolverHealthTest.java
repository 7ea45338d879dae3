package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverHealthTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long TIMEOUT = 2 * SECOND;

    private final ResolverHealth resolverHealth = new ResolverHealth();

    @Test
    void aMomentOfSilenceOrAFewFailuresLeaveNobodyOut() {
        for (int failure = 0; failure < 100; failure++) {
            assertThat(resolverHealth.failed(0, SECOND - 1)).isFalse();
        }
        resolverHealth.answered();
        for (int failure = 0; failure < 7; failure++) {
            assertThat(resolverHealth.failed(0, failure * SECOND)).isFalse();
        }
        assertThat(resolverHealth.admits(7 * SECOND)).isTrue();
    }

    @Test
    void whoeverIsLeftOutIsRiskedAtPausesThatDoubleUpToAMinute() {
        long now = ejected();
        List<Long> pauses = new ArrayList<>();
        long last = now;
        for (; pauses.size() < 10; now += MILLI) {
            if (resolverHealth.admits(now)) {
                pauses.add((now - last) / SECOND);
                assertThat(resolverHealth.admits(now))
                        .as("one question a pause")
                        .isFalse();
                now += TIMEOUT;
                last = now;
                assertThat(resolverHealth.failed(now - TIMEOUT, now)).isFalse();
            }
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
    }

    @Test
    void whatWasUnderWayWhenItWasLeftOutDoesNotMakeThePauseLonger() {
        long now = ejected();
        for (int late = 0; late < 1_000; late++) {
            resolverHealth.failed(now - 1, now + late * MILLI);
        }
        assertThat(resolverHealth.admits(now + SECOND)).isTrue();
        for (int late = 0; late < 1_000; late++) {
            resolverHealth.failed(now - 1, now + SECOND + late);
        }
        assertThat(resolverHealth.admits(now + 2 * SECOND)).isTrue();
    }

    @Test
    void aRiskedQuestionOfWhichNothingIsHeardIsFollowedByAnother() {
        long now = ejected();
        assertThat(resolverHealth.admits(now + SECOND)).isTrue();
        assertThat(resolverHealth.admits(now + 2 * SECOND)).isTrue();
    }

    @Test
    void anAnswerBringsItBackAtOnceAndTheNextPauseIsShortAgain() {
        long now = ejected();
        for (int probe = 0; probe < 5; probe++) {
            now += 100 * SECOND;
            assertThat(resolverHealth.admits(now)).isTrue();
            resolverHealth.failed(now, now + TIMEOUT);
        }
        resolverHealth.answered();
        assertThat(resolverHealth.admits(now)).isTrue();
        assertThat(resolverHealth.admits(now)).isTrue();

        long again = ejected(now);
        assertThat(resolverHealth.admits(again + SECOND - 1)).isFalse();
        assertThat(resolverHealth.admits(again + SECOND)).isTrue();
    }

    private long ejected() {
        return ejected(0);
    }

    private long ejected(long from) {
        for (int failure = 0; failure < 7; failure++) {
            assertThat(resolverHealth.failed(from, from + SECOND)).isFalse();
        }
        assertThat(resolverHealth.failed(from, from + SECOND)).isTrue();
        assertThat(resolverHealth.admits(from + SECOND)).isFalse();
        return from + SECOND;
    }
}
