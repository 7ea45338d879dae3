package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.dnsbl.budget.PlannedOperator;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.plan.FleetHistory;
import dev.repwatch.checks.dnsbl.plan.ListTerms;
import dev.repwatch.checks.dnsbl.plan.OperatorLimit;
import dev.repwatch.checks.dnsbl.plan.Question;
import dev.repwatch.checks.dnsbl.plan.QuestionPlanner;
import dev.repwatch.checks.dnsbl.plan.TargetHistory;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a name server counts in a day of chosen questions is what the plan says, and no more than the operator allows. */
@Tag("slow")
class PlannedDayTest {

    private static final long ALLOWED = 6_000;
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int STEPS = 24 * 60;

    private final ListsUnderTest lists = new ListsUnderTest();
    private final FastTime time = new FastTime(lists.dns);
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void theQuestionsOfADayAreThosePlanned() {
        DnsblList list = ListFixture.at("bl.test")
                .kinds(TargetKind.IPV4)
                .minInterval(Duration.ofMinutes(10))
                .terms(new Terms(Optional.of(ALLOWED), Optional.empty(), false, ""))
                .list();
        LoopbackZone zone = lists.server.zone("bl.test").testPoints("127.0.0.2").ttl(Duration.ofMinutes(5));
        List<Target> fleet = IntStream.range(0, 400)
                .<Target>mapToObj(host -> Targets.ip("198.51." + host / 250 + "." + host % 250))
                .toList();
        Rounds rounds = new Rounds(Duration.ofMinutes(30));
        QueryPlan plan = QueryPlan.of(List.of(list), fleet, rounds, 1, Set.of());
        PlannedOperator operator = plan.planned().get(0);
        DayLedger ledger = new DayLedger(time::nanos);
        DnsblCheck check = new DnsblCheck(
                time,
                List.of(ActiveList.of(list, Optional.empty())),
                time.clock(),
                random,
                QueryPolicy.lasting(new OperatorRateLimit(time::nanos, random, 1, Set.of(), ledger))
                        .inRounds(rounds, new SpreadWindow(rounds.spread(), time::nanos, random)));
        QuestionPlanner planner = planner(list, operator, fleet.size());

        Map<Target, Integer> places = new HashMap<>();
        fleet.forEach(target -> places.put(target, places.size()));
        int[] notAsked = {0};
        for (int step = 0; step < STEPS; step++) {
            time.until(STEP.multipliedBy(step));
            double now = (double) STEP.multipliedBy(step).toSeconds();
            List<Target> due = new ArrayList<>();
            planner.next(now, (double) STEP.toSeconds()).forEach(question -> due.add(fleet.get(question.target())));
            if (!due.isEmpty()) {
                check.planned(
                        Map.of(list.id(), due),
                        STEP.multipliedBy(8).dividedBy(10),
                        Map.of(list.id(), operator.controlsHold()),
                        health -> {},
                        answer -> {
                            notAsked[0] += answer.origin() == Origin.ASKED ? 0 : 1;
                            planner.answered(new Question(place(places, answer.target()), 0), false, now);
                        });
            }
        }

        assertThat(notAsked[0]).as("held back by the limit").isZero();
        assertThat((double) zone.questions())
                .isCloseTo((double) plan.queriesPerDay(), Percentage.withPercentage(2))
                .isLessThan(ALLOWED);
        // but for what the client sends again because a reply is lost
        assertThat((double) ledger.spent(list.operator()))
                .isCloseTo((double) zone.questions(), Percentage.withPercentage(0.5));
    }

    private static int place(Map<Target, Integer> places, Target target) {
        return places.getOrDefault(target, -1);
    }

    private static QuestionPlanner planner(DnsblList list, PlannedOperator operator, int targets) {
        SourceId id = list.id();
        return new QuestionPlanner(
                new FleetHistory(
                        List.of(new OperatorLimit(operator.operator(), operator.perDay(), operator.perSecond())),
                        List.of(new ListTerms(id.value(), list.operator(), 5, 600, 40)),
                        IntStream.range(0, targets)
                                .mapToObj(target ->
                                        new TargetHistory(target / 250, 0, 1, 0, List.of(target % 50 == 0 ? 2 : 0)))
                                .toList(),
                        90),
                new Random(3));
    }
}
