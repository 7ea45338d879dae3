package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Pace;
import dev.repwatch.checks.reputation.SourceId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * One token bucket an operator, because operators count all their lists together. Several nodes that share the work share
 * the buckets by parts.
 */
public final class OperatorPace implements Pace {

    /** What a list gets that publishes no limit. */
    private static final double USUAL_PER_SECOND = 20;

    /** A published limit is not run up to: clocks and retries differ. */
    private static final double MARGIN = 0.8;

    /** A full bucket plus a day's refill must stay within a day's limit, in any 24 hours. */
    private static final double SAVED_UP = 0.1;

    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final int nodes;
    private final Set<SourceId> accepted;
    private final Map<Allowance, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<SourceId, Bucket> ofLists = new ConcurrentHashMap<>();

    /**
     * @param nanos monotonic time, such as {@code System::nanoTime}: a clock that is set must not hand out questions
     * @param nodes how many nodes share the lists' limits, at least 1; each takes an equal part
     * @param accepted lists whose daily limit the admin has taken care of: they are paced by the second only
     */
    public OperatorPace(LongSupplier nanos, RandomGenerator random, int nodes, Set<SourceId> accepted) {
        this.nanos = nanos;
        this.random = random;
        this.nodes = nodes;
        this.accepted = Set.copyOf(accepted);
    }

    @Override
    public Duration leave(DnsblList list) {
        Bucket bucket = bucket(list);
        if (bucket.tryConsume(1)) {
            return Duration.ZERO;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        long wait = Math.max(1, probe.getNanosToWaitForRefill());
        return Duration.ofNanos(wait + random.nextLong(wait / 4 + 1));
    }

    @Override
    public void charge(DnsblList list, int questions) {
        bucket(list).consumeIgnoringRateLimits(questions);
    }

    private Bucket bucket(DnsblList list) {
        Bucket known = ofLists.get(list.id());
        return known == null
                ? ofLists.computeIfAbsent(
                        list.id(),
                        id -> buckets.computeIfAbsent(Allowance.of(list, accepted.contains(id)), this::build))
                : known;
    }

    private Bucket build(Allowance allowance) {
        double perSecond = allowance.perSecond().map(limit -> limit * MARGIN).orElse(USUAL_PER_SECOND) / nodes;
        LocalBucketBuilder bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, burst(allowance)))
                        .refillGreedy(1, Duration.ofNanos((long) (1_000_000_000 / perSecond))));
        if (allowance.perDay().isPresent()) {
            long share = Math.max(1, allowance.perDay().get() / nodes);
            long saved = Math.max(1, (long) (share * SAVED_UP));
            bucket = bucket.addLimit(
                    limit -> limit.capacity(saved).refillGreedy(Math.max(1, share - saved), Duration.ofDays(1)));
        }
        return bucket.withCustomTimePrecision(new Meter(nanos)).build();
    }

    /** With a published limit: what is saved up and a second's refill together stay within it, in any second. */
    private long burst(Allowance allowance) {
        return (long) (allowance.perSecond().map(limit -> limit * (1 - MARGIN)).orElse(USUAL_PER_SECOND) / nodes);
    }

    /** Lists of one operator under the same limits draw on one bucket. */
    private record Allowance(String operator, Optional<Double> perSecond, Optional<Long> perDay) {
        static Allowance of(DnsblList list, boolean accepted) {
            return new Allowance(
                    list.operator(),
                    list.terms().queriesPerSecond(),
                    accepted ? Optional.empty() : list.terms().queriesPerDay());
        }
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
