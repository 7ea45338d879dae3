package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Hindrance;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Slack's pace: one message a second to a channel (docs.slack.dev, rate limits; an incoming webhook that is quicker gets
 * switched off), and silence for as long as a {@code Retry-After} asked for.
 */
final class SlackPace {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int SHARE = 5;
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Bucket bucket;
    private final BlockingStrategy waiting;
    private Instant silentUntil = Instant.MIN;

    /** @param meter a clock that never jumps, for the second between two messages */
    SlackPace(InstantSource clock, TimeMeter meter, BlockingStrategy waiting) {
        this.clock = clock;
        this.waiting = waiting;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** How much of a delivery's time the pace may take. */
    static Duration longest(Duration patience) {
        return patience.dividedBy(SHARE);
    }

    static SlackPace of(InstantSource clock, LongSupplier nanos) {
        TimeMeter meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        return new SlackPace(clock, meter, BlockingStrategy.PARKING);
    }

    /** Waits for the next free second; answers what to tell the dispatcher when that is too far away. */
    Optional<Delivery> take() throws InterruptedException {
        Duration silence = silence();
        if (!silence.isZero()) {
            return Optional.of(
                    new Delivery.RetryLater(Optional.of(silence), Hindrance.PACE, "Slack asked for silence"));
        }
        return bucket.asBlocking().tryConsume(1, LONGEST_WAIT, waiting)
                ? Optional.empty()
                : Optional.of(new Delivery.RetryLater(
                        Optional.of(LONGEST_WAIT), Hindrance.PACE, "Slack takes one message a second"));
    }

    /** Remembers what a delivery says about waiting. */
    Delivery noted(Delivery delivery) {
        if (delivery instanceof Delivery.RetryLater later && later.after().isPresent()) {
            silentUntil = clock.instant().plus(later.after().get());
        }
        return delivery;
    }

    private Duration silence() {
        Instant now = clock.instant();
        if (!now.isBefore(silentUntil)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, silentUntil);
        // a clock that was set back must not stretch the silence
        return left.compareTo(LONGEST_SILENCE) > 0 ? Duration.ZERO : left;
    }
}
