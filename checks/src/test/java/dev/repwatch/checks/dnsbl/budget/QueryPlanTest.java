package dev.repwatch.checks.dnsbl.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.ListFixture;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.dnsbl.Targets;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryPlanTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @Test
    void countsTargetsOfTheListsKindsAndItsControlPoints() {
        QueryPlan plan =
                plan(HALF_HOUR, ListFixture.at("bl.test").kinds(TargetKind.IPV4).list());

        // 100 addresses and 3 controls, 48 times a day
        assertThat(plan.lines().get(0).targets()).isEqualTo(100);
        assertThat(plan.queriesPerDay()).isEqualTo(103 * 48);
    }

    @Test
    void asksAListNoMoreOftenThanItsMinimumInterval() {
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofHours(6))
                .list();

        QueryPlan plan = plan(HALF_HOUR, list);
        assertThat(plan.queriesPerDay()).as("the controls every hour").isEqualTo(100 * 4 + 3 * 24);
        assertThat(plan.lines().get(0).interval()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void plansForTheOperatorAsAWholeWhatBreaksItsHardTerm() {
        Terms terms = new Terms(Optional.of(9_000L), Optional.empty(), true, "free below 9,000 a day");
        DnsblList ip =
                ListFixture.at("one.test").kinds(TargetKind.IPV4).terms(terms).list();
        DnsblList other =
                ListFixture.at("two.test").kinds(TargetKind.IPV4).terms(terms).list();

        assertThat(plan(HALF_HOUR, ip).planned()).isEmpty();
        QueryPlan both = plan(HALF_HOUR, ip, other);
        assertThat(both.refused()).isEmpty();
        PlannedOperator operator = both.planned().get(0);
        assertThat(operator.lists()).containsExactly(ip.id(), other.id());
        assertThat(operator.pairs()).isEqualTo(200);
        assertThat(operator.perDay()).as("four fifths").isEqualTo(7_200);
        assertThat(operator.reserve())
                .as("the controls of both every 19 minutes")
                .isEqualTo(450);
        assertThat(operator.turn()).isEqualTo(Duration.ofMinutes(40));
        assertThat(both.lines().get(0).planned()).isTrue();
        assertThat(both.lines().get(0).share().orElseThrow()).isBetween(0.84, 0.86);
    }

    @Test
    void refusesWhatWouldNotComeToOneLookAWeek() {
        Terms terms = new Terms(Optional.of(17L), Optional.empty(), true, "free below 17 a day");
        DnsblList list =
                ListFixture.at("one.test").kinds(TargetKind.IPV4).terms(terms).list();

        assertThat(plan(HALF_HOUR, list).refused()).extracting(PlanLine::list).containsExactly(list.id());
        assertThat(plan(Duration.ofSeconds(20), list).refused())
                .as("whoever looks that often wants to see each answer")
                .isNotEmpty();
    }

    @Test
    void startsWhenTheAdminAcceptsTheTerms() {
        Terms terms = new Terms(Optional.of(10L), Optional.empty(), false, "");
        DnsblList list = ListFixture.at("one.test").terms(terms).list();

        QueryPlan plan =
                QueryPlan.of(List.of(list), fleet(), new Rounds(HALF_HOUR), 1, Set.of(new SourceId("one-test")));

        assertThat(plan.refused()).isEmpty();
        assertThat(plan.lines().get(0).overLimit()).isTrue();
    }

    /** 20 questions a second, and 80 % of what an operator publishes. */
    @Test
    void saysWhichOperatorsCannotBeAskedWithinARound() {
        List<Target> many = IntStream.range(0, 36_000)
                .<Target>mapToObj(host -> Targets.ip("10." + host / 65_536 + "." + host / 256 % 256 + "." + host % 256))
                .toList();
        DnsblList usual = ListFixture.at("one.test").kinds(TargetKind.IPV4).list();
        DnsblList slow = ListFixture.at("two.test")
                .operator("Slow")
                .kinds(TargetKind.IPV4)
                .terms(new Terms(Optional.empty(), Optional.of(5.0), false, ""))
                .list();
        List<DnsblList> lists = List.of(usual, slow);

        QueryPlan plan = QueryPlan.of(lists, many, new Rounds(HALF_HOUR), 1, Set.of());
        assertThat(plan.slow())
                .containsExactly(new SlowOperator("Slow", 36_000, 4), new SlowOperator("An operator", 36_000, 20));
        assertThat(plan.slow().get(0).takes()).isEqualTo(Duration.ofMinutes(150));
        assertThat(plan.shortestInterval()).contains(Duration.ofMinutes(160));
        assertThat(QueryPlan.of(lists, many, new Rounds(Duration.ofMinutes(160)), 1, Set.of())
                        .slow())
                .isEmpty();
        assertThat(QueryPlan.of(lists, many.subList(0, 6_000), new Rounds(HALF_HOUR), 1, Set.of())
                        .slow())
                .isEmpty();
    }

    private static QueryPlan plan(Duration interval, DnsblList... lists) {
        return QueryPlan.of(List.of(lists), fleet(), new Rounds(interval), 1, Set.of());
    }

    private static List<Target> fleet() {
        List<Target> fleet = new ArrayList<>(IntStream.range(0, 100)
                .<Target>mapToObj(host -> Targets.ip("192.0.2." + host))
                .toList());
        fleet.add(Targets.domain("shop.example"));
        return fleet;
    }
}
