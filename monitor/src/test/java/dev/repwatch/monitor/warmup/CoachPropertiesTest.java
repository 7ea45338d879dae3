package dev.repwatch.monitor.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for any history. */
class CoachPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final int HISTORIES = 2_000;

    @Test
    void never_above_the_goal_and_never_more_than_twice_what_was_accepted() {
        forAll((plan, history) -> {
            Decision decision = decide(plan, history, history.size());
            long most = history.stream()
                    .flatMap(day -> day.mail().stream())
                    .mapToLong(Mail::accepted)
                    .max()
                    .orElse(0);
            long limitSoFar = history.stream().mapToLong(WarmupDay::limit).max().orElse(0);
            assertThat(decision.nextLimit()).isBetween(0L, plan.goals().get("google"));
            assertThat(decision.nextLimit())
                    .as("%s", decision)
                    .isLessThanOrEqualTo(Math.max(Math.max(limitSoFar, 3 * plan.startLimit()), 2 * most));
        });
    }

    @Test
    void a_limit_rises_only_after_a_complete_day_with_mail() {
        forAll((plan, history) -> {
            Decision decision = decide(plan, history, history.size());
            Optional<Mail> newest = history.get(history.size() - 1).mail();
            if (newest.isEmpty()) {
                assertThat(decision.verdict()).isNotEqualTo(Verdict.ADVANCE);
                assertThat(decision.nextLimit())
                        .isLessThanOrEqualTo(Math.max(
                                plan.startLimit(),
                                decide(plan, history, history.size() - 1).nextLimit()));
            }
            if (decision.verdict() == Verdict.ADVANCE) {
                assertThat(newest)
                        .hasValueSatisfying(mail -> assertThat(mail.sent()).isPositive());
                assertThat(decision.nextLimit())
                        .isLessThanOrEqualTo(Math.max(
                                plan.startLimit(), 2 * newest.orElseThrow().accepted()));
            }
        });
    }

    @Test
    void the_same_question_has_the_same_answer_in_any_order_and_whatever_comes_later() {
        forAll((plan, history) -> {
            int days = history.size() / 2 + 1;
            List<WarmupDay> shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, new Random(7));
            LocalDate next = FIRST.plusDays(days);
            Decision known = decide(plan, history.subList(0, days), days);
            assertThat(Coach.decide(new WarmupQuestion("192.0.2.25", plan, next, shuffled, List.of())))
                    .containsExactly(known);
        });
    }

    @Test
    void a_day_of_refusals_lowers_at_once() {
        forAll((plan, history) -> {
            List<WarmupDay> bad = new ArrayList<>(history);
            long limit = decide(plan, history, history.size()).nextLimit();
            long sent = Math.max(100, limit);
            bad.add(new WarmupDay(
                    FIRST.plusDays(history.size()),
                    "google",
                    limit,
                    Optional.of(mail(sent, sent / 4, 0, sent * 3 / 4, 0)),
                    Set.of()));
            Decision decision = decide(plan, bad, bad.size());
            assertThat(decision.verdict()).isEqualTo(Verdict.STOP);
            assertThat(decision.nextLimit()).isZero();
        });
    }

    private interface Holds {
        void of(WarmupPlan plan, List<WarmupDay> history);
    }

    private static void forAll(Holds property) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            WarmupPlan plan = new WarmupPlan(
                    1 + random.nextInt(500), random.nextBoolean(), Map.of("google", 1L + random.nextInt(30_000)));
            property.of(plan, history(random));
        }
    }

    private static List<WarmupDay> history(Random random) {
        List<WarmupDay> days = new ArrayList<>();
        int length = 1 + random.nextInt(45);
        for (int day = 0; day < length; day++) {
            long limit = random.nextInt(5_000);
            Set<String> listed = random.nextInt(20) == 0 ? Set.of("spamhaus-css") : Set.of();
            days.add(new WarmupDay(FIRST.plusDays(day), "google", limit, any(random), listed));
        }
        return days;
    }

    private static Optional<Mail> any(Random random) {
        if (random.nextInt(8) == 0) {
            return Optional.empty();
        }
        long sent = random.nextInt(4) == 0 ? 0 : random.nextInt(6_000);
        boolean calm = random.nextInt(3) > 0;
        long deferred = calm ? 0 : random.nextInt((int) sent + 1) / 3;
        long unknown = calm ? 0 : random.nextInt((int) sent + 1) / 20;
        return Optional.of(mail(sent, sent - deferred - unknown, deferred, 0, unknown));
    }

    private static Mail mail(long sent, long accepted, long deferred, long refused, long unknown) {
        return new Mail(
                sent,
                accepted,
                deferred,
                refused,
                unknown,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
    }

    private static Decision decide(WarmupPlan plan, List<WarmupDay> history, int days) {
        return Coach.decide(new WarmupQuestion(
                        "192.0.2.25", plan, FIRST.plusDays(days), history.subList(0, days), List.of()))
                .get(0);
    }
}
