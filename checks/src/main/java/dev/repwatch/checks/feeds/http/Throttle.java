package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps our questions under what a source allows. Short limits are waited for; the daily allowance is spread over the
 * day, and what it does not cover is asked in a later round, so restarts spend a quarter of it
 * more at the most.
 */
public final class Throttle {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** One target takes up to four questions; those need not wait for each other. */
    private static final int BURST = 2;
    /** As often as most feeds are asked: every six hours. */
    private static final int PARTS_OF_DAY = 4;

    private final Bucket day;
    private final Bucket second;

    /**
     * @param perDay questions a day
     * @param perSecond questions a second
     */
    public Throttle(InstantSource clock, long perDay, long perSecond) {
        long atOnce = Math.max(1, perDay / PARTS_OF_DAY);
        day = Bucket.builder()
                .withCustomTimePrecision(new Ticker(clock))
                .addLimit(Bandwidth.builder()
                        .capacity(atOnce)
                        .refillGreedy(perDay, Duration.ofDays(1))
                        .build())
                .build();
        second = Bucket.builder()
                .withCustomTimePrecision(new Ticker(clock))
                .addLimit(Bandwidth.builder()
                        .capacity(BURST * perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /**
     * Takes one question out of the allowance, waiting a moment where that helps.
     *
     * @throws FeedFailure when the allowance is spent for now
     */
    void take() throws FeedFailure {
        boolean paced =
                second.asBlocking().tryConsumeUninterruptibly(1, LONGEST_WAIT, UninterruptibleBlockingStrategy.PARKING);
        if (!paced || !day.tryConsume(1)) {
            throw new FeedFailure(Cause.NOT_ASKED, "our own allowance for this source is spent; asked later");
        }
    }

    private record Ticker(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Math.multiplyExact(clock.millis(), 1_000_000L);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
