package dev.repwatch.monitor.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of docs/warmup.md, one by one. */
class CoachTest {

    @Test
    void begins_with_the_start_limit_or_less_when_there_are_several_providers() {
        Decision decision = History.begin().decide();
        assertThat(decision.nextLimit()).isEqualTo(100);
        assertThat(decision.overflow()).isEqualTo(18_900);
        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        History eight = History.begin();
        for (String provider : List.of("microsoft", "yahoo", "apple", "docomo", "au", "softbank", "others")) {
            eight.goal(provider, 5_000);
        }
        assertThat(eight.decide().nextLimit()).isEqualTo(20);
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
    void a_tier_1_listing_touches_all_and_halves_while_it_lasts() {
        History history = longCalm().goal("docomo", 8_500);
        history.sent("google", 1_000, 1_000, 0, 0, 0)
                .sent("docomo", 1_000, 1_000, 0, 0, 0, "spamhaus-css")
                .nextDay();
        assertThat(history.decide("google").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(history.decide("google").nextLimit()).isLessThanOrEqualTo(500);
        history.sent("google", 500, 500, 0, 0, 0, "spamhaus-css").nextDay();
        assertThat(history.decide("google").verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(history.decide("google").nextLimit()).isEqualTo(250);
        for (int day = 0; day < 5; day++) {
            long limit = history.decide("google").nextLimit();
            history.sent("google", limit, limit, 0, 0, 0, "spamhaus-css").nextDay();
        }
        assertThat(history.decide("google").nextLimit())
                .as("not below the start")
                .isEqualTo(100);
    }

    @Test
    void a_listing_on_a_day_without_mail_leads_back_once_and_then_holds() {
        History history =
                longCalm().sent("google", 0, 0, 0, 0, 0, "spamhaus-css").nextDay();
        assertThat(history.decide().verdict()).isEqualTo(Verdict.STEP_BACK);
        long limit = history.decide().nextLimit();
        history.sent("google", 0, 0, 0, 0, 0, "spamhaus-css").nextDay();
        assertThat(history.decide().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(history.decide().nextLimit()).isEqualTo(limit);
    }

    @Test
    void two_tier_2_lists_lead_back_and_one_holds() {
        Decision one = longCalm()
                .sent("google", 1_000, 1_000, 0, 0, 0, "spamcop")
                .nextDay()
                .decide();
        assertThat(one.verdict()).isEqualTo(Verdict.HOLD);
        Decision two = longCalm()
                .sent("google", 1_000, 1_000, 0, 0, 0, "spamcop", "barracuda")
                .nextDay()
                .decide();
        assertThat(two.verdict()).isEqualTo(Verdict.STEP_BACK);
        assertThat(two.nextLimit()).isEqualTo(850);
    }

    @Test
    void an_address_that_is_listed_before_its_first_mail_is_not_ready() {
        Decision decision = History.begin()
                .sent("google", 100, 0, 0, 0, 0, "spamhaus-css")
                .nextDay()
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(decision.nextLimit()).isZero();
        assertThat(decision.reasons()).extracting(Reason::code).containsExactly("list.tier1");
    }

    @Test
    void a_stop_of_thirty_days_is_cold() {
        History history = longCalm().sent("google", 2_000, 2_000, 0, 1_500, 0).nextDay();
        for (int day = 0; day < 31; day++) {
            history.sent("google", 0, 0, 0, 0, 0, "spamhaus-sbl").nextDay();
        }
        assertThat(history.decide().verdict()).isEqualTo(Verdict.STOP);
        assertThat(history.rest().decide().verdict()).isEqualTo(Verdict.RESTART);
        assertThat(history.decide().nextLimit()).isEqualTo(100);
    }

    @Test
    void a_warm_address_is_warm_at_the_weekend_as_well() {
        History history = History.begin().weekdays();
        for (int week = 0; week < 3; week++) {
            for (int day = 0; day < 5; day++) {
                history.clean(19_000);
            }
            history.nextDay().nextDay();
        }
        assertThat(history.decide().verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(history.decide().nextLimit()).isEqualTo(19_000);
    }

    @Test
    void a_few_refusals_among_few_messages_hold_and_a_few_among_many_do_not() {
        Decision few = History.begin()
                .clean(20)
                .sent("google", 20, 20, 0, 3, 0)
                .nextDay()
                .decide();
        assertThat(few.verdict()).isEqualTo(Verdict.HOLD);
        Decision many =
                longCalm().sent("google", 1_000, 1_000, 0, 4, 0).nextDay().decide();
        assertThat(many.verdict()).isEqualTo(Verdict.ADVANCE);
    }

    @Test
    void thresholds_are_settings() {
        WarmupPlan plan = new WarmupPlan(100, false, Map.of("google", 19_000L));
        Thresholds usual = Thresholds.DEFAULT;
        Thresholds patient =
                new Thresholds(0.10, 0.10, 0.30, 0.05, 0.50, 0.02, 0.05, 0.15, 0.001, 0.003, 0.01, 0.20, 0.50, 1.2);
        History history = longCalm().sent("google", 1_000, 1_000, 80, 0, 0).nextDay();
        assertThat(history.decide(plan, usual).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(history.decide(plan, patient).verdict()).isEqualTo(Verdict.ADVANCE);
        assertThat(history.decide(plan, patient).nextLimit()).isBetween(1_001L, 1_104L);
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
