package dev.repwatch.monitor.warmup.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One provider's opinion of one address: a deterministic instrument that compares behaviours, not a prediction of any real
 * provider. All its constants are assumptions; they are set so that growth of x1.3 a day is just safe at first and x2.4 once
 * the address is trusted.
 */
final class SimulatedReceiver {

    private static final double LEAST = 0.05;
    private static final int REMEMBERED = 7;

    private final Traits traits;
    private double trust;
    private List<Long> days = new ArrayList<>();
    private int idle;
    private int blocked;
    private int active;
    private int spikes;

    SimulatedReceiver(Traits traits) {
        this.traits = traits;
        this.trust = traits.trustAtFirst();
    }

    /** What a provider is like; the defaults are those of an average one. */
    record Traits(
            double firstCapacity,
            double growth,
            double trustAtFirst,
            double gain,
            double ceiling,
            double firstDaysDeferred) {

        static Traits of(JsonNode json) {
            return new Traits(
                    json.path("c0").asDouble(300),
                    json.path("k").asDouble(1.4),
                    json.path("r0").asDouble(0.2),
                    json.path("up").asDouble(0.12),
                    json.path("ceiling").asDouble(1e9),
                    json.path("first_days_defer").asDouble(0.02));
        }
    }

    /** What became of one day's mail. */
    record Result(long offered, long accepted, long deferred, long refused, long unknown, long complaints) {}

    long capacity() {
        double remembered = seen() * (1 + traits.growth() * trust);
        return (long) Math.min(traits.ceiling(), Math.max(traits.firstCapacity() * (0.5 + trust), remembered));
    }

    double trust() {
        return trust;
    }

    int spikes() {
        return spikes;
    }

    /**
     * @param complaint share of accepted mail that this day's readers would complain about
     * @param unknown share of offered mail whose recipients do not exist
     */
    Result day(long offered, double complaint, double unknown, boolean listed) {
        if (offered == 0) {
            rest();
            return new Result(0, 0, 0, 0, 0, 0);
        }
        idle = 0;
        active++;
        long capacity = listed ? capacity() / 10 : capacity();
        if (blocked > 0) {
            blocked--;
            trust(trust - 0.02);
            return new Result(offered, 0, 0, offered, 0, 0);
        }
        Result result = take(offered, complaint, unknown, listed, capacity);
        remember(result, complaint, unknown, listed, capacity);
        return result;
    }

    private Result take(long offered, double complaint, double unknown, boolean listed, long capacity) {
        long missing = halfUp(offered * unknown);
        long rest = offered - missing;
        long put = active <= 3 ? halfUp(Math.min(rest, capacity) * traits.firstDaysDeferred()) : 0;
        long accepted = Math.min(rest, capacity) - put;
        long left = rest - accepted;
        long complaints = halfUp(accepted * complaint);
        return new Result(offered, accepted, listed ? 0 : left, listed ? left : 0, missing, complaints);
    }

    private void remember(Result result, double complaint, double unknown, boolean listed, long capacity) {
        surprise((double) (result.offered() - result.unknown()) / Math.max(1, capacity));
        double complained = result.accepted() >= 100 ? complaint : 0;
        audience(complained, unknown);
        long memory = result.accepted();
        if (complained > 0.003 || unknown > 0.05) {
            days = new ArrayList<>(days.stream().map(each -> halfUp(each * 0.7)).toList());
            memory = halfUp(memory * 0.7);
        }
        double trouble = (double) (result.deferred() + result.refused()) / result.offered();
        if (trouble > 0.2) {
            trust(trust - 0.05);
        }
        if (trouble <= 0.05 && complained <= 0.001 && unknown <= 0.02 && !listed) {
            double steady = Math.min(1.0, (double) result.accepted() / Math.max(1, seen()));
            trust += traits.gain() * steady * (1 - trust);
        }
        days.add(memory);
    }

    private void surprise(double ratio) {
        if (ratio > 5.0) {
            trust(trust - 0.4);
            blocked = 3;
            spikes++;
        } else if (ratio > 2.0) {
            trust(trust - 0.15);
            spikes++;
        }
    }

    private void audience(double complained, double unknown) {
        if (complained > 0.001) {
            trust(trust - Math.min(0.3, 0.05 * (complained / 0.001 - 1) + 0.02));
        }
        if (unknown > 0.05) {
            trust(trust - 0.15);
        } else if (unknown > 0.02) {
            trust(trust - 0.03);
        }
    }

    private void rest() {
        idle++;
        blocked = Math.max(0, blocked - 1);
        if (idle >= 30) {
            trust = traits.trustAtFirst();
            days = new ArrayList<>();
            active = 0;
        } else if (idle > 4) {
            trust(trust * 0.97);
            days = new ArrayList<>(
                    days.stream().map(each -> halfUp(each * 0.93)).toList());
        }
    }

    private long seen() {
        return days.subList(Math.max(0, days.size() - REMEMBERED), days.size()).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private void trust(double value) {
        trust = Math.max(LEAST, value);
    }

    static long halfUp(double value) {
        return (long) Math.floor(value + 0.5);
    }
}
