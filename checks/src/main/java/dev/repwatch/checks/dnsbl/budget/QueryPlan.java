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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The questions of a day, list by list, before any has been asked.
 *
 * @param planned operators that do not allow every target its turn in every round
 * @param slow those of them whose pace is too slow for that
 */
public record QueryPlan(List<PlanLine> lines, List<PlannedOperator> planned, List<SlowOperator> slow) {

    /** Of a day's limit: above that, confirmations would have no room. */
    private static final double FULL = 0.95;

    private static final Duration DAY = Duration.ofDays(1);
    /** Who looks more often than a cached answer can change wants to see each answer. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    public QueryPlan {
        lines = List.copyOf(lines);
        planned = List.copyOf(planned);
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
        List<SlowOperator> slow = slow(lists, aRound, rounds.every());
        Map<String, PlannedOperator> planned = new LinkedHashMap<>();
        lists.stream()
                .collect(Collectors.groupingBy(DnsblList::operator, LinkedHashMap::new, Collectors.toList()))
                .forEach((operator, of) -> {
                    Optional<Long> limit = limit(of, accepted);
                    long plain = operators.getOrDefault(operator, 0L);
                    boolean tooMuch = limit.filter(allowed -> plain > FULL * allowed)
                                    .isPresent()
                            || slow.stream().anyMatch(it -> it.operator().equals(operator));
                    PlannedOperator fitting = PlannedOperator.of(
                            operator,
                            of.stream().map(DnsblList::id).toList(),
                            aRound.getOrDefault(operator, 0L),
                            limit,
                            OperatorRateLimit.pace(published(of)),
                            of.stream().mapToLong(QueryPlan::controls).sum() * resolvers);
                    if (tooMuch && rounds.every().compareTo(SHORTEST) >= 0 && !fitting.hopeless()) {
                        planned.put(operator, fitting);
                    }
                });
        List<PlanLine> lines = lists.stream()
                .map(list -> line(
                        list,
                        targets(list, kinds),
                        rounds,
                        perDay.applyAsLong(list),
                        operators.getOrDefault(list.operator(), 0L),
                        Optional.ofNullable(planned.get(list.operator())),
                        controls(list) * resolvers,
                        accepted.contains(list.id())))
                .toList();
        return new QueryPlan(lines, List.copyOf(planned.values()), slow);
    }

    private static PlanLine line(
            DnsblList list,
            long targets,
            Rounds rounds,
            long plainly,
            long operatorPlainly,
            Optional<PlannedOperator> planned,
            long controls,
            boolean accepted) {
        Duration plain = rounds.between(list.minInterval());
        return new PlanLine(
                list.id(),
                list.operator(),
                targets,
                planned.map(PlannedOperator::turn)
                        .filter(turn -> turn.compareTo(plain) > 0)
                        .orElse(plain),
                planned.map(it -> byPlan(it, targets, controls)).orElse(plainly),
                planned.map(it -> it.perDay() + it.reserve()).orElse(operatorPlainly),
                list.terms().queriesPerDay(),
                list.terms().queriesPerSecond(),
                list.terms().nonCommercial(),
                accepted,
                planned.isPresent());
    }

    private static long byPlan(PlannedOperator planned, long targets, long controls) {
        return Math.round((double) planned.perDay() * targets / Math.max(1, planned.pairs()))
                + controls * DAY.toSeconds() / planned.controlsHold().toSeconds();
    }

    /** The lowest that one of its lists documents and nobody has accepted. */
    private static Optional<Long> limit(List<DnsblList> lists, Set<SourceId> accepted) {
        return lists.stream()
                .filter(list -> !accepted.contains(list.id()))
                .flatMap(list -> list.terms().queriesPerDay().stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<Double> published(List<DnsblList> lists) {
        return lists.stream()
                .flatMap(list -> list.terms().queriesPerSecond().stream())
                .min(Comparator.naturalOrder());
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

    /** The shortest interval at which every operator can be asked in full; empty when the present one is long enough. */
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
