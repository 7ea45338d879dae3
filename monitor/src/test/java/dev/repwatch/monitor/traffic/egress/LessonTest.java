package dev.repwatch.monitor.traffic.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When what receivers say about our address is believed. */
class LessonTest {

    private static final Instant START = Instant.parse("2026-11-29T22:00:00Z");
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
    private static final String ONE = "198.51.100.7";
    private static final String OTHER = "198.51.100.8";

    private static Lesson named(int times, String... receivers) {
        Lesson lesson = Lesson.first(START, ONE, receivers[0]);
        for (int n = 1; n < times; n++) {
            lesson = lesson.heard(START.plusSeconds(n), ONE, receivers[n % receivers.length]);
        }
        return lesson;
    }

    @Test
    void oneAddressOverADayIsBelievedWhenTheDayIsOver() {
        Lesson lesson = named(5, "gmail", "outlook");
        assertThat(lesson.taught(NEXT_DAY.minusSeconds(1))).isEmpty();
        assertThat(lesson.taught(NEXT_DAY)).contains(ONE);
    }

    @Test
    void fewRepliesTeachNothingAndTheNextDayBeginsAnew() {
        Lesson lesson = named(4, "gmail", "outlook");
        assertThat(lesson.taught(NEXT_DAY)).isEmpty();
        assertThat(lesson.heard(NEXT_DAY, ONE, "gmail").taught(NEXT_DAY.plus(Lesson.DAY)))
                .isEmpty();
    }

    /** A receiver may be somebody who wants us to believe it, or a relay. */
    @Test
    void oneReceiverAloneTeachesNothing() {
        assertThat(named(50, "relay.example").taught(NEXT_DAY)).isEmpty();
    }

    @Test
    void severalAddressesTeachNothingForAWeek() {
        Lesson pool = named(5, "gmail", "outlook").heard(START.plusSeconds(60), OTHER, "gmail");
        assertThat(pool.taught(NEXT_DAY)).isEmpty();
        assertThat(pool.contradicts(ONE, NEXT_DAY)).isTrue();
        Instant day = START.plus(Duration.ofDays(2));
        for (int n = 0; n < 9; n++) {
            pool = pool.heard(day.plusSeconds(n), OTHER, n % 2 == 0 ? "gmail" : "outlook");
        }
        assertThat(pool.taught(day.plus(Lesson.DAY))).isEmpty();
        assertThat(pool.taught(START.plus(Duration.ofDays(8))))
                .as("moved for good")
                .contains(OTHER);
    }

    @Test
    void anotherAddressEndsALesson() {
        Lesson taught = named(5, "gmail", "outlook");
        Instant later = START.plus(Duration.ofDays(10));
        assertThat(taught.taught(later)).contains(ONE);
        assertThat(taught.heard(later, OTHER, "gmail").taught(later)).isEmpty();
    }

    @Test
    void whatNobodySaysAnyMoreLapses() {
        Lesson taught = named(5, "gmail", "outlook");
        Instant late = START.plus(Duration.ofDays(31));
        assertThat(taught.taught(late)).isEmpty();
        assertThat(taught.contradicts(OTHER, late)).isFalse();
        Lesson kept = taught.heard(START.plus(Duration.ofDays(20)), ONE, "gmail");
        assertThat(kept.taught(late)).contains(ONE);
    }
}
