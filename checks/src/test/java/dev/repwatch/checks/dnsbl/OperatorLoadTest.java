package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OperatorLoadTest {

    private static final Finding SILENCE = new Finding.Unknown(Cause.TIMED_OUT, "");

    private final AtomicInteger underWay = new AtomicInteger();

    @Test
    void beginsWithAsManyAsTheBreakerNeedsAndGrowsToThirtyTwo() {
        OperatorLoad load = new OperatorLoad(underWay);
        assertThat(filled(load)).isEqualTo(8);
        for (int answer = 0; answer < 100; answer++) {
            load.answered(new Finding.NotListed());
            filled(load);
        }
        assertThat(underWay).hasValue(32);
    }

    @Test
    void aSilentOperatorGetsEightQuestionsOfALook() {
        OperatorLoad load = new OperatorLoad(underWay);
        int asked = filled(load);
        for (int answer = 0; answer < 8; answer++) {
            load.answered(SILENCE);
            asked += load.breaker().open() ? 0 : filled(load);
        }
        assertThat(load.breaker().open()).isTrue();
        assertThat(asked).isEqualTo(8);
    }

    @Test
    void looksAtTheSameTimeShareTheRoomAndNoneStandsStill() {
        OperatorLoad round = new OperatorLoad(underWay);
        OperatorLoad listed = new OperatorLoad(underWay);
        for (int answer = 0; answer < 100; answer++) {
            filled(round);
            round.answered(new Finding.NotListed());
        }
        filled(round);

        assertThat(filled(listed)).isEqualTo(1);
        round.answered(new Finding.NotListed());
        round.answered(new Finding.NotListed());
        assertThat(filled(listed)).isEqualTo(1);
        assertThat(underWay).hasValue(32);

        round.leave();
        assertThat(underWay).hasValue(2);
        assertThat(filled(listed)).isEqualTo(6);
        listed.leave();
        assertThat(underWay).hasValue(0);
    }

    private static int filled(OperatorLoad load) {
        int asked = 0;
        while (!load.full()) {
            load.asked();
            asked++;
        }
        return asked;
    }
}
