package dev.repwatch.checks.dnsbl.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionPlannerTest {

    private static final double STEP = 300;
    private static final double DAY = 86_400;
    private static final ListTerms ZEN = new ListTerms("zen", "spamhaus", 10, 600, 40);
    private static final ListTerms DBL = new ListTerms("sbl", "spamhaus", 5, 1800, 40);
    private static final ListTerms COP = new ListTerms("cop", "spamcop", 5, 900, 24);

    @Test
    void noOperatorIsAskedAboveItsDayItsSecondOrWithinATtlUnderAStormOfFalseSignals() {
        FleetHistory fleet =
                fleet(400, List.of(new OperatorLimit("spamhaus", 3000, 0.5), new OperatorLimit("spamcop", 900, 2)));
        QuestionPlanner planner = new QuestionPlanner(fleet, new Random(1));
        Random storm = new Random(2);
        Map<Question, Double> last = new HashMap<>();
        Map<String, Deque<double[]>> spent = new HashMap<>();
        for (double now = 0; now < 3 * DAY; now += STEP) {
            for (int i = 0; i < 50; i++) {
                planner.signal(QuestionPlanner.signal("maillog", storm.nextInt(400), storm.nextInt(4) - 1), now);
            }
            Map<String, Integer> step = new HashMap<>();
            for (Question question : planner.next(now, STEP)) {
                ListTerms list = fleet.lists().get(question.list());
                step.merge(list.operator(), 1, Integer::sum);
                Double before = last.put(question, now);
                assertThat(before == null || now - before >= list.ttlSeconds())
                        .as("%s asked again at %s after %s", list.id(), now, before)
                        .isTrue();
                planner.answered(question, storm.nextInt(50) == 0, now);
            }
            for (OperatorLimit operator : fleet.operators()) {
                int asked = step.getOrDefault(operator.id(), 0);
                assertThat(asked).isLessThanOrEqualTo((int) Math.ceil(operator.perSecond() * STEP));
                Deque<double[]> day = spent.computeIfAbsent(operator.id(), key -> new ArrayDeque<>());
                day.addLast(new double[] {now, asked});
                while (day.getFirst()[0] <= now - DAY) {
                    day.removeFirst();
                }
                assertThat(day.stream().mapToDouble(of -> of[1]).sum()).isLessThanOrEqualTo((double) operator.perDay());
            }
        }
    }

    @Test
    void noPairIsOlderThanADayWhereTheAllowancePermitsALook() {
        FleetHistory fleet =
                fleet(300, List.of(new OperatorLimit("spamhaus", 700, 5), new OperatorLimit("spamcop", 350, 5)));
        QuestionPlanner planner = new QuestionPlanner(fleet, new Random(3));
        Random storm = new Random(4);
        Map<Question, Double> last = new HashMap<>();
        double oldest = 0;
        for (double now = 0; now < 5 * DAY; now += STEP) {
            for (int i = 0; i < 30; i++) {
                planner.signal(QuestionPlanner.signal("complaints", storm.nextInt(20), -1), now);
            }
            for (Question question : planner.next(now, STEP)) {
                oldest = Math.max(oldest, now - last.getOrDefault(question, 0.0));
                last.put(question, now);
                planner.answered(question, false, now);
            }
        }
        for (double at : last.values()) {
            oldest = Math.max(oldest, 5 * DAY - at);
        }
        assertThat(last).hasSize(300 * 3);
        assertThat(oldest).isLessThanOrEqualTo(24.5 * 3600);
    }

    @Test
    void aSignalMovesItsPairToTheFrontOnceTheTtlHasPassed() {
        QuestionPlanner planner = new QuestionPlanner(fleet(5000, ample()), new Random(5));
        Question pointedAt = new Question(4321, 0);
        planner.next(0, STEP);
        planner.signal(QuestionPlanner.signal("maillog", 4321, 0), 900);

        assertThat(planner.next(900, STEP)).contains(pointedAt);
        planner.signal(QuestionPlanner.signal("maillog", 4321, 0), 1200);
        assertThat(planner.next(1200, STEP))
                .as("within the TTL the resolver says the same again")
                .doesNotContain(pointedAt);
    }

    @Test
    void aListingMakesItsNeighboursAndItsOtherListsDueSooner() {
        QuestionPlanner planner = new QuestionPlanner(fleet(5000, ample()), new Random(6));
        planner.next(0, STEP);
        planner.answered(new Question(2600, 0), true, 900);

        List<Question> next = planner.next(900, STEP);

        assertThat(next).contains(new Question(2600, 2));
        assertThat(next.stream().filter(asked -> asked.list() == 0 && asked.target() / 250 == 10))
                .as("its /24")
                .hasSizeGreaterThan(100);
    }

    @Test
    void aKindThatIsNeverRightLosesItsTrustAndOneThatIsRightGainsIt() {
        SignalPrecision precision = new SignalPrecision(Map.of());
        assertThat(precision.of("maillog")).isEqualTo(0.25);
        IntStream.range(0, 100).forEach(i -> {
            precision.learn("maillog", true);
            precision.learn("complaints", false);
        });
        assertThat(precision.of("maillog")).isEqualTo(0.95);
        assertThat(precision.of("complaints")).isLessThan(0.01);
        assertThat(precision.all()).containsOnlyKeys("complaints", "maillog");
    }

    @Test
    void whatWasListedOftenIsAskedMoreOften() {
        List<TargetHistory> targets = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            targets.add(new TargetHistory(i, 0, 1, 0, List.of(i < 100 ? 5 : 0)));
        }
        FleetHistory fleet =
                new FleetHistory(List.of(new OperatorLimit("spamhaus", 10_000, 5)), List.of(ZEN), targets, 90);
        QuestionPlanner planner = new QuestionPlanner(fleet, new Random(7));
        int[] looks = new int[2];
        for (double now = 0; now < DAY; now += STEP) {
            for (Question question : planner.next(now, STEP)) {
                looks[question.target() < 100 ? 0 : 1]++;
                planner.answered(question, false, now);
            }
        }
        assertThat(looks[0] / 100.0).isGreaterThan(3 * looks[1] / 900.0);
    }

    @Test
    void nothingIsAskedBeforeItIsWatched() {
        FleetHistory fleet = new FleetHistory(
                List.of(new OperatorLimit("spamhaus", 10_000, 5)),
                List.of(ZEN),
                List.of(new TargetHistory(0, 0, 1, 0, List.of(0)), new TargetHistory(0, 0, 1, DAY, List.of(0))),
                90);
        QuestionPlanner planner = new QuestionPlanner(fleet, new Random(8));
        planner.signal(QuestionPlanner.signal("maillog", 1, 0), 0);
        for (double now = 0; now < DAY; now += STEP) {
            assertThat(planner.next(now, STEP)).doesNotContain(new Question(1, 0));
        }
        assertThat(planner.next(DAY + 600, STEP)).contains(new Question(1, 0));
    }

    @Test
    void selectionFindsWhatSortingFinds() {
        Random random = new Random(9);
        for (int round = 0; round < 500; round++) {
            int n = 1 + random.nextInt(60);
            double[] values = random.doubles(n).map(v -> Math.floor(v * 10)).toArray();
            List<Double> sorted = new ArrayList<>(
                    IntStream.range(0, n).mapToObj(i -> values[i]).toList());
            sorted.sort(Collections.reverseOrder());
            int k = 1 + random.nextInt(n);
            assertThat(MostValuable.threshold(values.clone(), n, k)).isEqualTo(sorted.get(k - 1));
        }
    }

    @Test
    void aFleetThatDoesNotFitTogetherIsRefusedWithASentence() {
        assertThatThrownBy(() -> new FleetHistory(List.of(), List.of(ZEN), List.of(), 90))
                .hasMessage("list \"zen\" names the operator \"spamhaus\", which is not there");
    }

    private static List<OperatorLimit> ample() {
        return List.of(new OperatorLimit("spamhaus", 300_000, 20), new OperatorLimit("spamcop", 300_000, 20));
    }

    private static FleetHistory fleet(int size, List<OperatorLimit> operators) {
        Random random = new Random(10);
        return new FleetHistory(
                operators,
                List.of(ZEN, DBL, COP),
                IntStream.range(0, size)
                        .mapToObj(i -> new TargetHistory(
                                i / 250, i % 3, 1 + random.nextInt(100), 0, List.of(random.nextInt(20) / 19, 0, 0)))
                        .toList(),
                90);
    }
}
