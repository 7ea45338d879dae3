package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name server counts over ten rounds is what the plan says. */
@Tag("slow")
class AskedAsPlannedTest {

    private static final int ROUNDS = 10;
    private static final Duration DAY = Duration.ofDays(1);
    /** Of the clean answers: shorter than any interval here. */
    private static final Duration TTL = Duration.ofMinutes(5);

    private final ListsUnderTest lists = new ListsUnderTest();
    private final FastTime time = new FastTime(lists.dns);
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        lists.close();
    }

    @ParameterizedTest(name = "{1} rounds of {0}, at least {2}")
    @CsvSource({
        // the round is as long as the minimum interval, shorter, a little shorter, and longer
        "300, 30m, 30m, 30m",
        "3000, 30m, 30m, 30m",
        "300, 30m, 60m, 60m",
        "300, 30m, 45m, 60m",
        "300, 30m, 31m, 60m",
        "300, 30m, 15m, 30m",
        "300, 31m, 30m, 31m",
        "40, 10m, 15m, 20m",
        "40, 10m, 60m, 60m",
        "5, 15m, 15m, 15m",
    })
    void theQuestionsOfTenRoundsAreThosePlanned(int targets, String every, String least, String between) {
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(minutes(least))
                .list();
        LoopbackZone zone = zone("bl.test");
        Rounds rounds = new Rounds(minutes(every));
        DnsblCheck check = check(rounds, list);
        List<Target> fleet = fleet(targets);
        QueryPlan plan = QueryPlan.of(List.of(list), fleet, rounds, 1, Set.of());
        assertThat(plan.lines().get(0).interval()).isEqualTo(minutes(between));

        // the first round asks everything at once, so that the second is the first of its kind
        round(check, fleet, rounds, 0);
        long before = zone.questions();
        int counted = (int) (ROUNDS * rounds.apart(list.minInterval()));
        for (int round = 1; round <= counted; round++) {
            round(check, fleet, rounds, round);
        }

        double planned = plan.queriesPerDay()
                * (double) rounds.every().multipliedBy(counted).toSeconds()
                / DAY.toSeconds();
        assertThat((double) zone.questions() - before).isCloseTo(planned, Percentage.withPercentage(2));
    }

    @Test
    void nobodyIsAskedSoonerThanItsMinimumIntervalButForTheJitter() {
        Duration least = Duration.ofMinutes(30);
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(least)
                .list();
        zone("bl.test");
        Rounds rounds = new Rounds(least);
        DnsblCheck check = check(rounds, list);
        List<Target> fleet = fleet(300);
        List<Instant> asked = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            time.until(rounds.every().multipliedBy(round));
            check.sweep(fleet, health -> {}, answer -> {
                if (answer.target().equals(fleet.get(299))) {
                    asked.add(answer.at());
                }
            });
        }

        assertThat(asked).hasSize(ROUNDS).doesNotHaveDuplicates();
        for (int round = 1; round < ROUNDS; round++) {
            assertThat(Duration.between(asked.get(round - 1), asked.get(round)))
                    .isGreaterThanOrEqualTo(least.multipliedBy(98).dividedBy(100));
        }
    }

    @Test
    void oneRoundOfAnOperatorWithListsOfDifferentIntervalsDoesNotMoveTheNext() {
        DnsblList often = ListFixture.at("one.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofMinutes(30))
                .list();
        DnsblList seldom = ListFixture.at("two.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofMinutes(60))
                .list();
        LoopbackZone one = zone("one.test");
        LoopbackZone two = zone("two.test");
        Rounds rounds = new Rounds(Duration.ofMinutes(30));
        DnsblCheck check = check(rounds, often, seldom);
        List<Target> fleet = fleet(1000);
        round(check, fleet, rounds, 0);
        long before = one.questions();
        long beforeTwo = two.questions();
        for (int round = 1; round <= ROUNDS; round++) {
            round(check, fleet, rounds, round);
        }

        assertThat((double) one.questions() - before).isCloseTo(1000.0 * ROUNDS, Percentage.withPercentage(2));
        assertThat((double) two.questions() - beforeTwo).isCloseTo(1000.0 * ROUNDS / 2, Percentage.withPercentage(2));
    }

    /** With a round a minute the controls alone once used up a list's whole allowance. */
    @Test
    void theControlsKeepTheMinimumIntervalToo() {
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofMinutes(15))
                .list();
        LoopbackZone zone = zone("bl.test");
        Rounds rounds = new Rounds(Duration.ofMinutes(1));
        DnsblCheck check = check(rounds, list);
        List<Target> fleet = fleet(2);
        round(check, fleet, rounds, 0);
        long before = zone.questions();
        for (int round = 1; round <= 150; round++) {
            round(check, fleet, rounds, round);
        }

        assertThat((zone.questions() - before) / 10.0).isCloseTo(2 + 3, within(0.5));
        assertThat(QueryPlan.of(List.of(list), fleet, rounds, 1, Set.of()).queriesPerDay())
                .isEqualTo((2 + 3) * 96);
    }

    @Test
    void aRoundThatIsHandedOverInTheMiddleAsksEverybodyOnceAndInTurn() {
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofMinutes(15))
                .list();
        LoopbackZone zone = zone("bl.test");
        Rounds rounds = new Rounds(Duration.ofMinutes(30));
        DnsblCheck check = check(rounds, list);
        List<Target> fleet = fleet(1000);
        round(check, fleet, rounds, 0);
        round(check, fleet, rounds, 1);
        long before = zone.questions();

        time.until(rounds.every().multipliedBy(2));
        Instant begun = time.clock().instant();
        AtomicInteger asked = new AtomicInteger();
        boolean finished = check.sweep(fleet, begun, health -> {}, answer -> {
            if (answer.origin() == Origin.ASKED && asked.incrementAndGet() == 400) {
                check.handOver(Duration.ZERO);
            }
        });
        DnsblCheck next = check.followedBy(time, List.of(ActiveList.of(list, Optional.empty())), policy(rounds));
        Instant taken = time.clock().instant();
        assertThat(finished).isFalse();
        assertThat(next.sweep(fleet, begun, health -> {}, answer -> {})).isTrue();

        assertThat((double) zone.questions() - before).isCloseTo(1000, Percentage.withPercentage(2));
        assertThat(Duration.between(taken, time.clock().instant()))
                .as("spread over what was left of a second for each")
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(12));

        long after = zone.questions();
        round(next, fleet, rounds, 3);
        assertThat((double) zone.questions() - after).isCloseTo(1000, Percentage.withPercentage(2));
    }

    private void round(DnsblCheck check, List<Target> fleet, Rounds rounds, int number) {
        time.until(rounds.every().multipliedBy(number));
        assertThat(check.sweep(fleet, lists.health::add, answer -> {})).isTrue();
    }

    private LoopbackZone zone(String apex) {
        return lists.server.zone(apex).testPoints("127.0.0.2").ttl(TTL);
    }

    private DnsblCheck check(Rounds rounds, DnsblList... asked) {
        QueryPolicy policy = policy(rounds);
        List<ActiveList> active = new ArrayList<>();
        for (DnsblList list : asked) {
            active.add(ActiveList.of(list, Optional.empty()));
        }
        return new DnsblCheck(time, active, time.clock(), random, policy);
    }

    private QueryPolicy policy(Rounds rounds) {
        return QueryPolicy.lasting(new OperatorRateLimit(time::nanos, random, 1, Set.of()))
                .inRounds(rounds, new SpreadWindow(rounds.spread(), time::nanos, random));
    }

    private static List<Target> fleet(int targets) {
        return IntStream.range(0, targets)
                .<Target>mapToObj(host -> Targets.ip("198.51." + host / 250 + "." + host % 250))
                .toList();
    }

    private static Duration minutes(String text) {
        return Duration.ofMinutes(Long.parseLong(text.replace("m", "")));
    }
}
