package dev.repwatch.monitor.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of docs/warmup.md, one by one. */
class CoachTest {

    @Test
    void begins_with_a_fifth_of_the_start_limit() {
        Decision decision = History.begin().decide();
        assertThat(decision.nextLimit()).isEqualTo(20);
        assertThat(decision.overflow()).isEqualTo(18_980);
        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void holds_when_too_much_is_deferred_and_stays_near_what_was_accepted() {
        Decision decision =
                longCalm().sent("google", 1_000, 1_000, 80, 0, 0).nextDay().decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.nextLimit()).isBetween(920L, 966L);
        assertThat(decision.reasons()).extracting(Reason::code).containsExactly("deferred");
    }

    @Test
    void one_sick_provider_does_not_hold_the_others() {
        History history = longCalm().goal("docomo", 8_500);
        for (int day = 0; day < 4; day++) {
            history.sent("google", 1_000, 1_000, 0, 0, 0)
                    .sent("docomo", 1_000, 1_000, 0, 0, 0)
                    .nextDay();
        }
        history.sent("google", 1_000, 1_000, 0, 0, 0)
                .sent("docomo", 1_000, 1_000, 0, 0, 85)
                .nextDay();
        assertThat(history.decide("google").verdict()).isEqualTo(Verdict.ADVANCE);
        assertThat(history.decide("docomo").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(history.decide("docomo").nextLimit()).isEqualTo(732);
    }

    @Test
    void a_tier_1_listing_touches_all_and_holds_while_it_lasts() {
        History history = longCalm().goal("docomo", 8_500);
        history.sent("google", 1_000, 1_000, 0, 0, 0)
                .sent("docomo", 1_000, 1_000, 0, 0, 0, "spamhaus-css")
                .nextDay();
        assertThat(history.decide("google").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(history.decide("google").nextLimit()).isLessThanOrEqualTo(500);
        history.sent("google", 500, 500, 0, 0, 0, "spamhaus-css").nextDay();
        assertThat(history.decide("google").verdict()).isEqualTo(Verdict.HOLD);
        assertThat(history.decide("google").nextLimit()).isLessThanOrEqualTo(500);
    }

    @Test
    void the_sbl_stops_everything() {
        Decision decision = longCalm()
                .sent("google", 1_000, 1_000, 0, 0, 0, "spamhaus-sbl")
                .nextDay()
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.STOP);
        assertThat(decision.nextLimit()).isZero();
    }

    @Test
    void informational_and_unknown_lists_are_named_and_change_nothing() {
        Decision decision = longCalm()
                .sent("google", 1_000, 1_000, 0, 0, 0, "uceprotect-3", "made-up-list")
                .nextDay()
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.ADVANCE);
        assertThat(decision.reasons()).extracting(Reason::code).contains("list.minor", "list.unknown");
    }

    @Test
    void a_stop_lasts_three_sending_days_and_comes_back_small() {
        History history = longCalm().sent("google", 2_000, 2_000, 0, 1_500, 0).nextDay();
        assertThat(history.decide().verdict()).isEqualTo(Verdict.STOP);
        history.rest().rest();
        assertThat(history.decide().nextLimit()).isZero();
        Decision back = history.rest().decide();
        assertThat(back.verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(back.nextLimit()).isEqualTo(300);
    }

    @Test
    void fourteen_days_at_the_goal_are_warm_also_in_a_history_from_before() {
        History history = History.begin();
        for (int day = 0; day < 13; day++) {
            history.clean(19_000);
        }
        assertThat(history.decide().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(history.clean(19_000).decide().verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void a_warm_address_that_slept_begins_higher_than_a_cold_one() {
        History history = History.begin();
        for (int day = 0; day < 14; day++) {
            history.clean(19_000);
        }
        for (int day = 0; day < 31; day++) {
            history.rest();
        }
        assertThat(history.decide().verdict()).isEqualTo(Verdict.RESTART);
        assertThat(history.decide().nextLimit()).isEqualTo(300);
    }

    @Test
    void does_not_begin_while_a_precondition_is_missing() {
        WarmupPlan plan = new WarmupPlan(100, false, Map.of("google", 19_000L));
        Decision decision = Coach.decide(new WarmupQuestion(
                        "192.0.2.25", plan, LocalDate.of(2026, 10, 5), List.of(), List.of("ptr.missing")))
                .get(0);
        assertThat(decision.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(decision.nextLimit()).isZero();
        assertThat(decision.reasons()).extracting(Reason::code).containsExactly("ptr.missing");
    }

    static History longCalm() {
        return History.begin().clean(400).clean(600).clean(900).clean(1_000);
    }
}
