package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final int SLOTS = 50;
    private static final long NONE = Long.MAX_VALUE;
    private static final long TICK = 10_000_000;
    private static final long BEGINNING = 123_456_789;

    private final Random random = new Random(7);
    private final long[] deadlines = new long[SLOTS];
    private TimerWheel timerWheel = new TimerWheel(SLOTS, BEGINNING);
    private long now = BEGINNING;
    private int fired;

    /** Deadlines of up to three turns of the wheel; some are put off or given up, and some begin anew when they are over. */
    @Test
    void firesEveryDeadlineAndNoneEarlyOrMoreThanATickLate() {
        for (int story = 0; story < 300; story++) {
            begin();
            int adding = 300;
            while (adding > 0 || waiting() > 0) {
                for (int more = random.nextInt(4); more > 0 && adding > 0; more--, adding--) {
                    add(random.nextInt(SLOTS));
                }
                if (random.nextInt(4) == 0) {
                    remove(random.nextInt(SLOTS));
                }
                pass(random.nextInt(20) == 0 ? random.nextLong(30_000 * TICK / 10) : random.nextLong(3 * TICK));
            }
            assertThat(timerWheel.rest(now)).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(fired).isGreaterThan(10_000);
    }

    @Test
    void whoeverRestsAsLongAsToldMissesNothing() {
        for (int story = 0; story < 300; story++) {
            begin();
            for (int slot = 0; slot < SLOTS; slot++) {
                add(slot);
            }
            while (waiting() > 0) {
                long rest = timerWheel.rest(now);
                assertThat(rest).isPositive();
                long soonest = Arrays.stream(deadlines).min().orElseThrow();
                assertThat(now + rest).isLessThanOrEqualTo(soonest + TICK);
                pass(rest);
            }
        }
    }

    private void begin() {
        timerWheel = new TimerWheel(SLOTS, BEGINNING);
        now = BEGINNING;
        Arrays.fill(deadlines, NONE);
    }

    private void add(int slot) {
        if (deadlines[slot] == NONE) {
            deadlines[slot] = now + random.nextLong(3 * 1024 * TICK);
            timerWheel.add(slot, deadlines[slot]);
        }
    }

    private void remove(int slot) {
        timerWheel.remove(slot);
        deadlines[slot] = NONE;
    }

    private void pass(long nanos) {
        now += nanos;
        timerWheel.advance(now, slot -> {
            fired++;
            assertThat(deadlines[slot]).as("early, or given up").isLessThanOrEqualTo(now);
            deadlines[slot] = NONE;
            if (random.nextInt(20) == 0) {
                remove(random.nextInt(SLOTS));
            }
            if (random.nextInt(20) == 0) {
                add(slot);
            }
        });
        for (long deadline : deadlines) {
            assertThat(deadline).as("late").isGreaterThan(now - TICK);
        }
    }

    private long waiting() {
        return Arrays.stream(deadlines).filter(deadline -> deadline != NONE).count();
    }
}
