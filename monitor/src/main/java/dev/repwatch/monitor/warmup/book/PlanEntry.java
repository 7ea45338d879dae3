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
        COMPLETED;

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
            GivenLimit allowed = newest(each.provider())
                    .filter(before -> !each.date().isAfter(before.date()))
                    .map(before ->
                            new GivenLimit(before.date(), each.provider(), Math.min(before.limit(), each.limit())))
                    .orElse(each);
            all.removeIf(
                    it -> it.provider().equals(allowed.provider()) && it.date().equals(allowed.date()));
            all.add(allowed);
        }
        return new PlanEntry(ip, source, plan, state, all);
    }
}
