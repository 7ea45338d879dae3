package dev.repwatch.monitor.warmup.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.book.ExportHistories.Export;
import dev.repwatch.monitor.warmup.book.ExportHistories.Report;
import dev.repwatch.monitor.warmup.book.ExportHistories.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the limits that a mail server reads, however often, when and over whatever log they are exported. */
class WarmupBookPropertiesTest {

    private static final int CALM_DAYS = 70;

    @Provide
    Arbitrary<List<Run>> histories() {
        return ExportHistories.all();
    }

    @Example
    void a_limit_that_fell_back_does_not_rise_a_second_time_on_the_same_day() {
        List<Long> limits = ExportHistories.run(List.of(
                        new Run(0, Report.MISSING, true),
                        new Run(1, Report.CLEAN, true),
                        new Run(0, Report.REFUSED, true),
                        new Run(0, Report.CLEAN, true)))
                .stream()
                .map(Export::after)
                .toList();
        assertThat(limits).containsExactly(100L, 160L, 0L, 0L);
    }

    @Example
    void a_date_far_ahead_in_the_book_neither_allows_a_step_nor_forbids_one_for_months() {
        List<Long> limits = ExportHistories.run(List.of(
                        new Run(0, Report.MISSING, true),
                        new Run(1, Report.CLEAN, true),
                        new Run(150, Report.MISSING, true),
                        new Run(-150, Report.CLEAN, true),
                        new Run(1, Report.CLEAN, true)))
                .stream()
                .map(Export::after)
                .toList();
        assertThat(limits.subList(0, 4)).containsExactly(100L, 160L, 160L, 160L);
        assertThat(limits.get(4)).isBetween(200L, 320L);
    }

    @Example
    void a_clock_that_was_a_day_ahead_gives_no_second_step_on_either_day() {
        List<Long> limits = ExportHistories.run(List.of(
                        new Run(0, Report.MISSING, true),
                        new Run(1, Report.CLEAN, true),
                        new Run(1, Report.CLEAN, true),
                        new Run(-1, Report.CLEAN, true),
                        new Run(1, Report.CLEAN, true),
                        new Run(1, Report.CLEAN, true)))
                .stream()
                .map(Export::after)
                .toList();
        assertThat(limits.get(2)).isGreaterThan(160);
        assertThat(limits.get(3)).isEqualTo(160);
        assertThat(limits.get(4)).isEqualTo(160);
        assertThat(limits.get(5)).isGreaterThan(160);
    }

    @Property(tries = 150)
    void a_limit_rises_at_most_once_on_a_date(@ForAll("histories") List<Run> runs) {
        Map<LocalDate, Integer> steps = new HashMap<>();
        for (Export each : ExportHistories.run(runs)) {
            if (each.before().filter(before -> before < each.after()).isPresent()) {
                steps.merge(each.date(), 1, Integer::sum);
            }
        }
        assertThat(steps.values()).allMatch(times -> times == 1);
    }

    @Property(tries = 150)
    void never_above_the_goal_and_never_above_twice_what_was_accepted(@ForAll("histories") List<Run> runs) {
        for (Export each : ExportHistories.run(runs)) {
            assertThat(each.after()).isBetween(0L, ExportHistories.GOAL);
            if (each.before().orElse(0L) < each.after()) {
                long accepted = each.known().values().stream()
                        .mapToLong(Mail::accepted)
                        .max()
                        .orElse(0);
                assertThat(each.after()).isLessThanOrEqualTo(Math.max(ExportHistories.START, 2 * accepted));
            }
        }
    }

    @Property(tries = 150)
    void no_step_without_a_complete_day_before_it(@ForAll("histories") List<Run> runs) {
        for (Export each : ExportHistories.run(runs)) {
            if (each.before().filter(before -> before < each.after()).isPresent()) {
                assertThat(each.known()).containsKey(each.date().minusDays(1));
            }
        }
    }

    @Property(tries = 150)
    void what_the_coach_lowers_is_lowered_at_once(@ForAll("histories") List<Run> runs) {
        for (Export each : ExportHistories.run(runs)) {
            assertThat(each.after()).isLessThanOrEqualTo(each.decision().nextLimit());
            each.before()
                    .filter(before -> before >= each.decision().nextLimit())
                    .ifPresent(before ->
                            assertThat(each.after()).isEqualTo(each.decision().nextLimit()));
        }
    }

    @Property(tries = 40)
    void calm_days_lead_to_the_goal_whatever_the_book_holds(@ForAll("histories") List<Run> runs) {
        List<Export> exports = new ArrayList<>(ExportHistories.runAndCalmDays(runs, CALM_DAYS));
        assertThat(Optional.of(exports.get(exports.size() - 1)))
                .hasValueSatisfying(last -> assertThat(last.after()).isEqualTo(ExportHistories.GOAL));
    }
}
