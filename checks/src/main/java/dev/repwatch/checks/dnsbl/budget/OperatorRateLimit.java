package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.RateLimit;
import dev.repwatch.checks.reputation.SourceId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * One token bucket an operator, because operators count all their lists together, and one for each daily limit that it
 * documents. Several nodes that share the work share the buckets by parts.
 */
public final class OperatorRateLimit implements RateLimit {

    /** What an operator gets that publishes no limit. */
    private static final double USUAL_PER_SECOND = 20;

    /** A published limit is not run up to: clocks and retries differ. */
    private static final double MARGIN = 0.8;

    /** A full bucket plus a day's refill must stay within a day's limit, in any 24 hours. */
    private static final double SAVED_UP = 0.1;

    /** Of a day's limit, for control points, confirmations and texts. */
    private static final double KEPT = 0.05;

    private static final Duration UNTIL_WRITTEN = Duration.ofMillis(200);

    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final int nodes;
    private final Set<SourceId> accepted;
    private final DayLedger ledger;
    private final Map<SourceId, OperatorBuckets> purses = new ConcurrentHashMap<>();
    /** Guarded by this; looked at when a list is met for the first time. */
    private final Map<String, Rate> rates = new HashMap<>();

    private final Map<DailyLimit, Bucket> days = new HashMap<>();

    /**
     * What a question to one list draws on.
     *
     * @param limit this node's part of the day's limit
     */
    private record OperatorBuckets(String operator, Bucket second, Optional<Bucket> day, long limit) {

        /** Looks at many targets leave room for control points and confirmations. */
        boolean room(long spent) {
            return spent < limit - (long) (limit * KEPT);
        }
    }

    /** @param published the lowest limit that a list of the operator documents */
    private record Rate(Bucket bucket, Optional<Double> published) {}

    private record DailyLimit(String operator, long questions) {}

    /**
     * @param nanos monotonic time, such as {@code System::nanoTime}: a clock that is set must not hand out questions
     * @param nodes how many nodes share the lists' limits, at least 1; each takes an equal part
     * @param accepted lists whose daily limit the admin has taken care of: they are paced by the second only
     */
    public OperatorRateLimit(LongSupplier nanos, RandomGenerator random, int nodes, Set<SourceId> accepted) {
        this(nanos, random, nodes, accepted, new DayLedger(nanos));
    }

    /** @param ledger counts every question; by it a day's limit holds over a restart and a new configuration */
    public OperatorRateLimit(
            LongSupplier nanos, RandomGenerator random, int nodes, Set<SourceId> accepted, DayLedger ledger) {
        this.ledger = ledger;
        this.nanos = nanos;
        this.random = random;
        this.nodes = nodes;
        this.accepted = Set.copyOf(accepted);
    }

    /**
     * How many questions a second an operator gets.
     *
     * @param published the lowest limit that one of its lists documents
     */
    public static double pace(Optional<Double> published) {
        return published.map(limit -> limit * MARGIN).orElse(USUAL_PER_SECOND);
    }

    @Override
    public Duration leave(DnsblList list) {
        OperatorBuckets operatorBuckets = purse(list);
        if (operatorBuckets.day().isPresent()) {
            if (!operatorBuckets.room(ledger.spent(list.operator()))) {
                return ledger.untilRelief(list.operator()).plusMillis(1);
            }
            if (ledger.leaseLeft(list.operator()) <= 0) {
                return UNTIL_WRITTEN;
            }
            if (!operatorBuckets.day().get().tryConsume(1)) {
                return wait(operatorBuckets.day().get());
            }
        }
        if (operatorBuckets.second().tryConsume(1)) {
            ledger.add(list.operator(), 1);
            return Duration.ZERO;
        }
        operatorBuckets.day().ifPresent(day -> day.addTokens(1));
        return wait(operatorBuckets.second());
    }

    @Override
    public boolean exhausted(DnsblList list) {
        OperatorBuckets operatorBuckets = purse(list);
        return operatorBuckets.day().isPresent() && ledger.spent(list.operator()) >= operatorBuckets.limit();
    }

    @Override
    public void charge(DnsblList list, int questions) {
        OperatorBuckets operatorBuckets = purse(list);
        ledger.add(list.operator(), questions);
        operatorBuckets.second().consumeIgnoringRateLimits(questions);
        operatorBuckets.day().ifPresent(day -> day.consumeIgnoringRateLimits(questions));
    }

    private Duration wait(Bucket empty) {
        long wait = Math.max(1, empty.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        return Duration.ofNanos(wait + random.nextLong(wait / 4 + 1));
    }

    private OperatorBuckets purse(DnsblList list) {
        OperatorBuckets known = purses.get(list.id());
        return known != null && known.operator().equals(list.operator()) ? known : opened(list);
    }

    /** A list is met for the first time, or a new configuration names another operator. */
    private synchronized OperatorBuckets opened(DnsblList list) {
        Optional<Double> published = list.terms().queriesPerSecond();
        Rate rate = rates.computeIfAbsent(list.operator(), fresh -> new Rate(bucket(perSecond(published)), published));
        if (lower(published, rate.published())) {
            rate.bucket().replaceConfiguration(perSecond(published), TokensInheritanceStrategy.AS_IS);
            rates.put(list.operator(), new Rate(rate.bucket(), published));
        }
        Optional<Long> limit = list.terms().queriesPerDay().filter(any -> !accepted.contains(list.id()));
        Optional<Bucket> day =
                limit.map(of -> days.computeIfAbsent(new DailyLimit(list.operator(), of), fresh -> bucket(perDay(of))));
        OperatorBuckets operatorBuckets = new OperatorBuckets(
                list.operator(),
                rate.bucket(),
                day,
                limit.map(of -> Math.max(1, of / nodes)).orElse(Long.MAX_VALUE));
        purses.put(list.id(), operatorBuckets);
        return operatorBuckets;
    }

    private static boolean lower(Optional<Double> published, Optional<Double> before) {
        return published.isPresent()
                && before.filter(limit -> limit <= published.get()).isEmpty();
    }

    /** With a published limit: what is saved up and a second's refill together stay within it, in any second. */
    private BucketConfiguration perSecond(Optional<Double> published) {
        double rate = pace(published) / nodes;
        long burst = (long) (published.map(limit -> limit * (1 - MARGIN)).orElse(USUAL_PER_SECOND) / nodes);
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, burst))
                        .refillGreedy(1, Duration.ofNanos((long) (1_000_000_000 / rate))))
                .build();
    }

    private BucketConfiguration perDay(long allowed) {
        long share = Math.max(1, allowed / nodes);
        long saved = Math.max(1, (long) (share * SAVED_UP));
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(saved).refillGreedy(Math.max(1, share - saved), Duration.ofDays(1)))
                .build();
    }

    private Bucket bucket(BucketConfiguration limits) {
        return Bucket.builder()
                .addLimit(limits.getBandwidths()[0])
                .withCustomTimePrecision(new Meter(nanos))
                // changed in place: the lock-free way copies its state at every question of a sweep
                .withSynchronizationStrategy(SynchronizationStrategy.SYNCHRONIZED)
                .build();
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
