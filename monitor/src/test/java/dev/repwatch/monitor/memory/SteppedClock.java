package dev.repwatch.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as the test sets it. */
final class SteppedClock implements InstantSource {

    private volatile Instant now;

    SteppedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void set(Instant time) {
        now = time;
    }
}
