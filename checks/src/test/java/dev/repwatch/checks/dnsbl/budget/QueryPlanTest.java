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
    void refusesWhatBreaksAHardTermOfTheOperatorAsAWhole() {
        Terms terms = new Terms(Optional.of(9_000L), Optional.empty(), true, "free below 9,000 a day");
        DnsblList ip =
                ListFixture.at("one.test").kinds(TargetKind.IPV4).terms(terms).list();
        DnsblList other =
                ListFixture.at("two.test").kinds(TargetKind.IPV4).terms(terms).list();

        assertThat(plan(HALF_HOUR, ip).refused()).isEmpty();
        assertThat(plan(HALF_HOUR, ip, other).refused())
                .extracting(PlanLine::list)
                .containsExactly(ip.id(), other.id());
        assertThat(plan(HALF_HOUR, ip, other).lines().get(0).share().orElseThrow())
                .isBetween(1.09, 1.11);
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
