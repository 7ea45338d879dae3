package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The questions of a day, list by list, before any has been asked.
 *
 * @param slow operators that cannot be asked as planned, however much they allow in a day
 */
public record QueryPlan(List<PlanLine> lines, List<SlowOperator> slow) {

    public QueryPlan {
        lines = List.copyOf(lines);
        slow = List.copyOf(slow);
    }

    /**
     * @param rounds a list with a longer minimum interval is left out of some
     * @param resolvers through how many the control points are asked
     * @param accepted lists whose terms the admin has taken care of
     */
    public static QueryPlan of(
            Collection<DnsblList> lists,
            Collection<Target> targets,
            Rounds rounds,
            int resolvers,
            Set<SourceId> accepted) {
        Map<TargetKind, Long> kinds =
                targets.stream().collect(Collectors.groupingBy(Target::kind, Collectors.counting()));
        Map<String, Long> aRound = lists.stream()
                .collect(Collectors.groupingBy(
                        DnsblList::operator, Collectors.summingLong(list -> targets(list, kinds))));
        ToLongFunction<DnsblList> perDay =
                list -> targets(list, kinds) * Rounds.perDay(rounds.between(list.minInterval()))
                        + controls(list)
                                * resolvers
                                * rounds.controlsPerDay(list.minInterval(), aRound.getOrDefault(list.operator(), 0L));
        Map<String, Long> operators =
                lists.stream().collect(Collectors.groupingBy(DnsblList::operator, Collectors.summingLong(perDay)));
        List<PlanLine> lines = lists.stream()
                .map(list -> new PlanLine(
                        list.id(),
                        list.operator(),
                        targets(list, kinds),
                        rounds.between(list.minInterval()),
                        perDay.applyAsLong(list),
                        operators.getOrDefault(list.operator(), 0L),
                        list.terms().queriesPerDay(),
                        list.terms().queriesPerSecond(),
                        list.terms().nonCommercial(),
                        accepted.contains(list.id())))
                .toList();
        return new QueryPlan(lines, slow(lists, aRound, rounds.every()));
    }

    private static List<SlowOperator> slow(Collection<DnsblList> lists, Map<String, Long> aRound, Duration every) {
        Map<String, Double> published = new HashMap<>();
        lists.forEach(list ->
                list.terms().queriesPerSecond().ifPresent(limit -> published.merge(list.operator(), limit, Math::min)));
        return aRound.entrySet().stream()
                .map(operator -> new SlowOperator(
                        operator.getKey(),
                        operator.getValue(),
                        OperatorRateLimit.pace(Optional.ofNullable(published.get(operator.getKey())))))
                .filter(operator -> operator.tooSlowFor(every))
                .sorted(Comparator.comparing(SlowOperator::takes).reversed().thenComparing(SlowOperator::operator))
                .toList();
    }

    /** The shortest interval at which every operator can be asked; empty when the present one is long enough. */
    public Optional<Duration> shortestInterval() {
        return slow.stream().map(SlowOperator::shortest).max(Comparator.naturalOrder());
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

    /** A listed, a clean and an unlikely name of every kind, as far as the operator documents them. */
    private static long controls(DnsblList list) {
        TestPoints points = list.test();
        return list.kinds().stream()
                .mapToLong(kind -> kind == TargetKind.IPV6
                        ? points.listed6().stream().count()
                                + points.clean6().stream().count()
                        : points.listed().stream().count()
                                + points.clean().stream().count())
                .map(named -> named + (points.random() ? 1 : 0))
                .sum();
    }
}
