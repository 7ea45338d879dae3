package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelPolicyTest {

    private final LevelPolicy policy = LevelPolicy.DEFAULT;

    @Test
    void wilsonsLowerBound() {
        assertThat(new Rate(10, 200).lower()).isCloseTo(0.0274, within(0.0001));
        assertThat(new Rate(0, 200).lower()).isZero();
        assertThat(new Rate(0, 0).lower()).isZero();
    }

    @Test
    void fewAttemptsTellNothing() {
        assertThat(policy.unknownUsers(new Rate(100, 199), "gmail")).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void carriersAreWatchedCloser() {
        Rate rate = new Rate(60, 1000);
        assertThat(policy.unknownUsers(rate, "docomo")).isEqualTo(Level.ALARM);
        assertThat(policy.unknownUsers(rate, "gmail")).isEqualTo(Level.WARN);
        assertThat(policy.unknownUsers(new Rate(5, 1000), "gmail")).isEqualTo(Level.GOOD);
    }

    @Test
    void everythingRefusedIsAnAlarmEarly() {
        assertThat(policy.blocked(new Rate(20, 20))).isEqualTo(Level.ALARM);
        assertThat(policy.blocked(new Rate(19, 20))).isEqualTo(Level.UNKNOWN);
        assertThat(policy.blocked(new Rate(300, 1000))).isEqualTo(Level.ALARM);
        assertThat(policy.deferred(new Rate(900, 1000))).isEqualTo(Level.WARN);
    }

    @Test
    void connectionsThatEndTellEarly() {
        assertThat(policy.ended(new Rate(19, 19))).isEqualTo(Level.UNKNOWN);
        assertThat(policy.ended(new Rate(20, 20))).isEqualTo(Level.ALARM);
        assertThat(policy.ended(new Rate(10, 20))).isEqualTo(Level.WARN);
        assertThat(policy.ended(new Rate(4, 20))).isEqualTo(Level.GOOD);
    }
}
