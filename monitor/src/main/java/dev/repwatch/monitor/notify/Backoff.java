package dev.repwatch.monitor.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to try again: full jitter over a window that doubles, or what the provider wishes. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A provider that asks for more is misunderstood or broken. */
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt 1 for the first that failed */
    Instant next(Instant now, int attempt, Optional<Duration> wish) {
        return wish.map(it -> now.plus(shorter(it, LONGEST_WISH))).orElseGet(() -> now.plus(jitter(attempt)));
    }

    private Duration jitter(int attempt) {
        long window = shorter(FIRST.multipliedBy(1L << Math.min(attempt - 1, 20)), LONGEST)
                .toMillis();
        return Duration.ofMillis(random.nextLong(window / 10, window + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
