package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions of a day, list by list, before any has been asked. */
public record QueryPlan(List<PlanLine> lines) {

    /** A listed, a clean and an unlikely name of every kind. */
    private static final int CONTROLS = 3;

    private static final Duration DAY = Duration.ofDays(1);

    public QueryPlan {
        lines = List.copyOf(lines);
    }

    /**
     * @param interval between two sweeps; a list with a longer minimum interval is asked that much less often
     * @param accepted lists whose terms the admin has taken care of
     */
    public static QueryPlan of(
            Collection<DnsblList> lists, Collection<Target> targets, Duration interval, Set<SourceId> accepted) {
        Map<TargetKind, Long> kinds =
                targets.stream().collect(Collectors.groupingBy(Target::kind, Collectors.counting()));
        Map<String, Long> operators = lists.stream()
                .collect(Collectors.groupingBy(
                        DnsblList::operator, Collectors.summingLong(list -> perDay(list, kinds, interval))));
        return new QueryPlan(lists.stream()
                .map(list -> new PlanLine(
                        list.id(),
                        list.operator(),
                        targets(list, kinds),
                        perDay(list, kinds, interval),
                        operators.getOrDefault(list.operator(), 0L),
                        list.terms().queriesPerDay(),
                        list.terms().queriesPerSecond(),
                        list.terms().nonCommercial(),
                        accepted.contains(list.id())))
                .toList());
    }

    /** The lists that must not be asked as planned: each breaks a hard limit that nobody has accepted. */
    public List<PlanLine> refused() {
        return lines.stream().filter(PlanLine::refused).toList();
    }

    public long queriesPerDay() {
        return lines.stream().mapToLong(PlanLine::queriesPerDay).sum();
    }

    private static long targets(DnsblList list, Map<TargetKind, Long> kinds) {
        return list.kinds().stream()
                .mapToLong(kind -> kinds.getOrDefault(kind, 0L))
                .sum();
    }

    private static long perDay(DnsblList list, Map<TargetKind, Long> kinds, Duration interval) {
        long controls = (long) CONTROLS * list.kinds().size();
        long rounds = rounds(interval);
        long asked = Math.min(rounds, rounds(list.minInterval()));
        return targets(list, kinds) * asked + controls * rounds;
    }

    /** Rounds of a day that begin at its start. */
    private static long rounds(Duration interval) {
        return interval.isZero() || interval.isNegative()
                ? Long.MAX_VALUE
                : Math.max(1, (DAY.toMillis() + interval.toMillis() - 1) / interval.toMillis());
    }
}
