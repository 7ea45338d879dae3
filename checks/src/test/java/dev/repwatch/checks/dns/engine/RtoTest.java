package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RtoTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long FLOOR = 200 * MILLI;
    private static final long CEILING = 5 * SECOND;

    private final Rto rto = new Rto(CEILING);

    @Test
    void waitsASecondForAStrangerAndTwiceAsLongEachFurtherTime() {
        assertThat(rto.patience(0)).isEqualTo(SECOND);
        assertThat(rto.patience(1)).isEqualTo(2 * SECOND);
        assertThat(rto.patience(2)).isEqualTo(4 * SECOND);
        assertThat(rto.patience(3)).isEqualTo(CEILING);
        assertThat(rto.patience(100)).isEqualTo(CEILING);
    }

    @Test
    void followsHowLongAnswersTake() {
        answers(200, 10 * MILLI, 0);
        assertThat(rto.patience(0)).isEqualTo(FLOOR);

        answers(200, 900 * MILLI, 0);
        assertThat(rto.patience(0)).isBetween(900 * MILLI, 1_100 * MILLI);

        answers(200, 10 * MILLI, 0);
        assertThat(rto.patience(0)).isEqualTo(FLOOR);
    }

    @Test
    void leavesRoomForAnswersThatTakeNowShortNowLong() {
        answers(1_000, 600 * MILLI, 400);
        assertThat(rto.patience(0)).isGreaterThan(1_000 * MILLI);
    }

    @Test
    void staysWithinItsBoundsWhateverComes() {
        Random random = new Random(7);
        for (int story = 0; story < 200; story++) {
            Rto any = new Rto(CEILING);
            for (int answer = 0; answer < 200; answer++) {
                any.answered(random.nextLong(1L << random.nextInt(1, 40)));
                assertThat(any.patience(0)).isBetween(FLOOR, CEILING);
                for (int attempt = 0; attempt < 4; attempt++) {
                    assertThat(any.patience(attempt + 1)).isEqualTo(Math.min(CEILING, 2 * any.patience(attempt)));
                }
            }
        }
        assertThat(new Rto(FLOOR / 2).patience(0)).isEqualTo(FLOOR / 2);
    }

    private void answers(int count, long nanos, long jitterMillis) {
        for (int answer = 0; answer < count; answer++) {
            rto.answered(answer % 2 == 0 ? nanos + jitterMillis * MILLI : nanos - jitterMillis * MILLI);
        }
    }
}
