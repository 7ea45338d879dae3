package dev.repwatch.monitor.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: full jitter over a window that doubles, or what the provider wishes. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A channel that refuses message after message is tried this often: it may take them again any moment. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    /** A provider that asks for more is misunderstood or broken. */
    static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt 1 for the first that failed */
    Duration pause(int attempt, Optional<Duration> wish) {
        return wish.map(it -> shorter(it, LONGEST_WISH)).orElseGet(() -> jitter(attempt));
    }

    /**
     * How long a channel rests that refused so many messages, one after the other. One alone may be at fault itself, and
     * others pass.
     */
    Duration rest(int refusals) {
        return refusals < 2 ? Duration.ZERO : shorter(jitter(refusals - 1), LONGEST_REST);
    }

    private Duration jitter(int attempt) {
        long window = shorter(FIRST.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), 20)), LONGEST)
                .toMillis();
        return Duration.ofMillis(random.nextLong(window / 10, window + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
