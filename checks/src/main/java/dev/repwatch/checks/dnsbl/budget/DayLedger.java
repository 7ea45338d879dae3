package dev.repwatch.checks.dnsbl.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many questions each operator was asked in the last 24 hours, whatever they were for, to the accuracy of one slot. It outlives a
 * restart by its entries; its time cannot be set. Thread-safe.
 */
public final class DayLedger {

    public static final Duration SLOT = Duration.ofMinutes(5);
    static final int SLOTS = (int) (Duration.ofDays(1).toSeconds() / SLOT.toSeconds());
    /** A ledger is kept for operators that are asked; what a database holds beyond that is damaged. */
    private static final int MOST = 4_096;

    private final LongSupplier nanos;
    private final long begun;
    private final Map<String, Slots> operators = new HashMap<>();
    private final Map<String, Long> leases = new HashMap<>();

    /** @param age in slots; 0 is the slot that goes on */
    public record Entry(String operator, int age, long questions) {}

    /** The slots of the last day and the one that goes on: a day is never counted short. */
    private static final class Slots {
        private final long[] counts = new long[SLOTS + 1];
        private long newest;
        private long sum;

        void move(long to) {
            for (; newest < to && sum > 0; newest++) {
                int oldest = at(newest + 1);
                sum -= counts[oldest];
                counts[oldest] = 0;
            }
            newest = Math.max(newest, to);
        }

        void add(int age, long questions) {
            counts[at(newest - age)] += questions;
            sum += questions;
        }

        static int at(long slot) {
            return (int) Math.floorMod(slot, (long) SLOTS + 1);
        }
    }

    /** @param nanos monotonic time: a clock that is set must not hand out questions */
    public DayLedger(LongSupplier nanos) {
        this(nanos, List.of());
    }

    /** Goes on where another was. */
    public DayLedger(LongSupplier nanos, Collection<Entry> before) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        before.stream()
                .filter(entry -> entry.age() >= 0 && entry.age() <= SLOTS && entry.questions() > 0)
                .limit((long) MOST * SLOTS)
                .forEach(entry -> slots(entry.operator()).add(entry.age(), entry.questions()));
    }

    public synchronized void add(String operator, long questions) {
        slots(operator).add(0, questions);
        leases.computeIfPresent(operator, (of, left) -> left - questions);
    }

    /**
     * From now on so many questions may be asked before they must be written down: a process that is killed cannot say how many it
     * asked.
     */
    public synchronized void lease(String operator, long questions) {
        leases.put(operator, questions);
    }

    /** What is left of the lease; very many where there is none. */
    public synchronized long leaseLeft(String operator) {
        return leases.getOrDefault(operator, Long.MAX_VALUE);
    }

    /** In the last 24 hours, and up to a slot more. */
    public synchronized long spent(String operator) {
        return slots(operator).sum;
    }

    /** How long until the oldest questions are a day ago. */
    public synchronized Duration untilRelief(String operator) {
        Slots slots = slots(operator);
        for (int age = SLOTS; age >= 0; age--) {
            if (slots.counts[Slots.at(slots.newest - age)] > 0) {
                return SLOT.multipliedBy(SLOTS + 1L - age)
                        .minusNanos(Math.floorMod(nanos.getAsLong() - begun, SLOT.toNanos()));
            }
        }
        return Duration.ZERO;
    }

    /** Everything, to be remembered. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (String operator : List.copyOf(operators.keySet())) {
            Slots slots = slots(operator);
            for (int age = 0; age <= SLOTS; age++) {
                long count = slots.counts[Slots.at(slots.newest - age)];
                if (count > 0) {
                    entries.add(new Entry(operator, age, count));
                }
            }
        }
        return entries;
    }

    private Slots slots(String operator) {
        Slots slots = operators.computeIfAbsent(operator, fresh -> new Slots());
        slots.move((nanos.getAsLong() - begun) / SLOT.toNanos());
        return slots;
    }
}
