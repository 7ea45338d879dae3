package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.WarmupPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One address that is warmed up.
 *
 * @param source what the mail server calls it
 * @param limits given so far, one for each provider and day, in the order in which they were given
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

    /** The limit of a provider that was given last. A clock that went back may have given it for an earlier day than one before. */
    public Optional<GivenLimit> newest(String provider) {
        return limits.stream().filter(each -> each.provider().equals(provider)).reduce((before, after) -> after);
    }

    /**
     * With limits for a day, given after all that are there. A limit rises once on any date: not again after it fell, and not on the date
     * to which a clock goes back. It falls at once.
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
        Optional<GivenLimit> last = newest(wanted.provider());
        long before = last.map(GivenLimit::limit).orElse(0L);
        boolean wentBack = last.filter(it -> it.date().isAfter(wanted.date())).isPresent();
        boolean stepped = wentBack || steppedOn(wanted.date(), wanted.provider());
        boolean rises = last.isEmpty() || wanted.limit() > before;
        long limit = rises && stepped ? before : wanted.limit();
        return new GivenLimit(wanted.date(), wanted.provider(), limit, stepped || rises);
    }

    private boolean steppedOn(LocalDate date, String provider) {
        return limits.stream()
                .anyMatch(it ->
                        it.stepped() && it.date().equals(date) && it.provider().equals(provider));
    }
}
