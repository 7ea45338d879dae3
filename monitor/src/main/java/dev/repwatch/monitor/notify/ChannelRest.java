package dev.repwatch.monitor.notify;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a channel is left alone, by a clock that nobody can set. */
final class ChannelRest {

    private final LongSupplier nanos;
    private long since;
    private Duration pause = Duration.ZERO;

    ChannelRest(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    boolean over() {
        return pause.isZero() || nanos.getAsLong() - since >= pause.toNanos();
    }

    void begin(Duration length) {
        since = nanos.getAsLong();
        pause = length;
    }
}
