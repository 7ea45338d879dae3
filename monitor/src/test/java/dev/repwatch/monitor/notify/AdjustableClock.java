package dev.repwatch.monitor.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class AdjustableClock implements InstantSource {

    private volatile Instant now;

    public AdjustableClock(Instant start) {
        this.now = start;
    }

    public void forward(Duration duration) {
        now = now.plus(duration);
    }

    public void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
