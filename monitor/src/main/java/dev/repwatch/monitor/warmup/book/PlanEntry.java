package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.WarmupPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One address that is warmed up.
 *
 * @param source what the mail server calls it
 * @param limits given so far, one for each provider and day
 */
public record PlanEntry(String ip, String source, WarmupPlan plan, State state, List<GivenLimit> limits) {

    public PlanEntry {
        limits = List.copyOf(limits);
    }

    /** Whether limits are given. */
    public enum State {
        ACTIVE,
        /** Limits stay where they are. */
        PAUSED,
        /** Declared warm by a person: the goal is the limit. */
        COMPLETED,
        /** On its way out: limits fall by 30 % a day, and to nothing after a week. */
        RETIRED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanEntry with(State changed) {
        return new PlanEntry(ip, source, plan, changed, limits);
    }

    /** The newest limit of a provider that was given for this day or an earlier one. */
    public Optional<GivenLimit> newest(String provider) {
        return limits.stream()
                .filter(each -> each.provider().equals(provider))
                .max(Comparator.comparing(GivenLimit::date));
    }

    /**
     * With limits for a day. A limit rises only with a day that is later than all before it, so never twice a day and never because a
     * clock went back; it falls at once.
     */
    public PlanEntry given(List<GivenLimit> wanted) {
        List<GivenLimit> all = new ArrayList<>(limits);
        for (GivenLimit each : wanted) {
            GivenLimit allowed = allowed(each);
            all.removeIf(
                    it -> it.provider().equals(allowed.provider()) && it.date().equals(allowed.date()));
            all.add(allowed);
        }
        return new PlanEntry(ip, source, plan, state, all);
    }

    private GivenLimit allowed(GivenLimit wanted) {
        Optional<GivenLimit> newest = newest(wanted.provider());
        if (newest.isEmpty() || wanted.date().isAfter(newest.get().date())) {
            return wanted;
        }
        GivenLimit before = newest.get();
        boolean later = wanted.date().equals(before.date()) && stood(before);
        return later
                ? wanted
                : new GivenLimit(before.date(), before.provider(), Math.min(before.limit(), wanted.limit()));
    }

    /** Whether the day's limit is still that of the day before: then its one step is still to come, when the log is complete. */
    private boolean stood(GivenLimit today) {
        return limits.stream()
                .filter(each ->
                        each.provider().equals(today.provider()) && each.date().isBefore(today.date()))
                .max(Comparator.comparing(GivenLimit::date))
                .filter(yesterday -> yesterday.limit() == today.limit())
                .isPresent();
    }
}
