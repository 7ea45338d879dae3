package dev.repwatch.monitor.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.warmup.book.GivenLimit;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.export.Format;
import dev.repwatch.monitor.warmup.export.Limits;
import dev.repwatch.monitor.warmup.export.SourceLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users of other programs complained of while they warmed addresses up; each issue is named. */
class ComplaintsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final Limits LIMITS = new Limits(
            DAY,
            Instant.parse("2026-10-13T03:00:00Z"),
            List.of(new SourceLimits("192.0.2.25", "mx1", Map.of("google", 500L))));

    @Test
    void strongGrid290_a_schedule_by_calendar_breaks_when_one_sends_on_some_days() {
        History history = History.begin()
                .weekdays()
                .clean(400)
                .clean(600)
                .clean(900)
                .clean(1_300)
                .clean(1_900);
        long friday = history.decide().nextLimit();
        assertThat(history.rest().rest().decide().nextLimit()).isEqualTo(friday);
    }

    @Test
    void kumomta326_caps_by_provider_send_the_rest_elsewhere_and_delay_nothing() {
        Decision decision = CoachTest.longCalm().decide();
        assertThat(decision.overflow()).isEqualTo(19_000 - decision.nextLimit()).isPositive();
        assertThat(Format.kumomta.write(LIMITS, 0))
                .contains("provider_source_selection_rate = \"500/d,max_burst=1\"")
                .doesNotContain("max_message_rate");
    }

    @Test
    void postal1103_nobody_raises_limits_by_hand_for_three_months() {
        History history = History.begin();
        for (int day = 0; day < 20; day++) {
            history.clean(history.decide().nextLimit());
        }
        assertThat(history.decide().nextLimit()).isEqualTo(19_000);
    }

    @Test
    void postal833_a_weight_is_random_and_says_so() {
        assertThat(Format.postfix.write(LIMITS, 5_000)).contains("shares of all mail", "no cap");
    }

    @Test
    void postal1017_a_limit_never_parks_mail_without_an_end() {
        assertThat(Format.json.write(LIMITS, 0)).contains("valid_until");
        assertThat(Format.kumomta.write(LIMITS, 0)).contains("/d,max_burst=1");
    }

    @Test
    void warmbly595_a_cut_holds_at_once_and_an_unreadable_count_holds() {
        PlanEntry entry = new PlanEntry(
                "192.0.2.25",
                "mx1",
                new WarmupPlan(100, false, Map.of("google", 19_000L)),
                PlanEntry.State.ACTIVE,
                List.of(new GivenLimit(DAY, "google", 900)));
        assertThat(given(entry, DAY, 300)).isEqualTo(300);
        assertThat(given(entry, DAY, 1_200)).isEqualTo(900);
        assertThat(given(entry, DAY.minusDays(1), 1_200)).isEqualTo(900);
        assertThat(given(entry, DAY.plusDays(1), 1_200)).isEqualTo(1_200);
        Decision blind = CoachTest.longCalm().lost(1_500).decide();
        assertThat(blind.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(blind.nextLimit()).isLessThanOrEqualTo(1_500);
    }

    @Test
    void leadOrbit452_a_limit_is_never_above_the_goal() {
        assertThat(History.begin().clean(15_000).clean(18_900).decide().nextLimit())
                .isEqualTo(19_000);
    }

    private static long given(PlanEntry entry, LocalDate date, long limit) {
        return entry.given(List.of(new GivenLimit(date, "google", limit)))
                .newest("google")
                .orElseThrow()
                .limit();
    }
}
