package dev.repwatch.monitor.cli.dns;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.plan.BudgetJson.BudgetAnswer;
import dev.repwatch.monitor.plan.BudgetJson.Explanation;
import dev.repwatch.monitor.plan.BudgetJson.ListBudget;
import dev.repwatch.monitor.plan.BudgetJson.OperatorBudget;
import dev.repwatch.monitor.plan.BudgetJson.PairExplanation;
import dev.repwatch.monitor.plan.BudgetJson.SignalTrust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the daemon has asked, for people. */
final class SpentReport {

    private static final List<String> OPERATORS =
            List.of("OPERATOR", "ALLOWED/DAY", "PLANNED/DAY", "RESERVE/DAY", "SPENT/24H", "ADVICE");
    private static final List<String> LISTS = List.of(
            "LIST", "PAIRS", "MEDIAN", "P90", "LONGEST", "NEW LISTING", "IF EQUAL", "BY SIGNALS", "LATE", "REMARK");
    private static final List<String> EXPLAINED =
            List.of("LIST", "LISTINGS/YEAR", "WEIGHT", "LOOKED AGO", "INTERVAL", "DAILY LOOK IN", "WHY");

    private static final double YEAR = 365;

    private SpentReport() {}

    static String table(BudgetAnswer answer) {
        StringBuilder text = new StringBuilder();
        List<List<String>> operators = new ArrayList<>();
        List<List<String>> lists = new ArrayList<>();
        for (OperatorBudget operator : answer.operators()) {
            operators.add(operator(operator));
            if (operator.planned()) {
                operator.lists().forEach(list -> lists.add(list(list)));
            }
        }
        text.append(System.lineSeparator()).append(TextTable.of(OPERATORS, operators));
        if (!lists.isEmpty()) {
            text.append(System.lineSeparator())
                    .append(TextTable.of(LISTS, lists))
                    .append("new listing: until it is found, on average; if equal: if all pairs were asked equally"
                            + " often")
                    .append(System.lineSeparator());
        }
        for (SignalTrust signal : answer.signals()) {
            text.append("signal %s: right %.0f%% of %.0f times%n"
                    .formatted(
                            DaemonQuery.plain(signal.kind()), Math.min(1, signal.precision()) * 100, signal.looks()));
        }
        return text.toString();
    }

    private static List<String> operator(OperatorBudget it) {
        return List.of(
                DaemonQuery.plain(it.operator()),
                it.allowed_per_day().map("%,d"::formatted).orElse("-"),
                "%,d".formatted(it.planned_per_day()),
                it.planned() ? "%,d".formatted(it.reserve_per_day()) : "-",
                "%,d".formatted(it.spent_24h()),
                it.advice().map(DaemonQuery::plain).orElse(""));
    }

    private static List<String> list(ListBudget it) {
        return List.of(
                DaemonQuery.plain(it.list()),
                "%,d".formatted(it.pairs()),
                time(it.interval_median()),
                time(it.interval_p90()),
                time(it.interval_longest()),
                time(it.expected_delay()),
                time(it.expected_delay_equal()),
                it.asked_24h() == 0 ? "-" : "%.0f%%".formatted(100.0 * it.asked_by_signal_24h() / it.asked_24h()),
                "%,d".formatted(it.late_pairs()),
                remark(it));
    }

    private static String remark(ListBudget it) {
        if (it.resting()) {
            return "unwell: not asked for now";
        }
        if (it.unlooked() > 0) {
            return "%,d have not had a first look".formatted(it.unlooked());
        }
        return it.keeps_floor() ? "" : "no look a day";
    }

    static String explained(Explanation answer) {
        if (answer.lists().isEmpty()) {
            return "%s has its turn in every round on every list%n".formatted(DaemonQuery.plain(answer.target()));
        }
        return TextTable.of(
                EXPLAINED, answer.lists().stream().map(SpentReport::pair).toList());
    }

    private static List<String> pair(PairExplanation it) {
        return List.of(
                DaemonQuery.plain(it.list()),
                "%.2f".formatted(it.listings_per_day() * YEAR),
                "%.1f".formatted(it.weight()),
                time(it.looked_ago()),
                time(it.interval()),
                time(it.daily_look_in()),
                DaemonQuery.plain(it.why()));
    }

    private static String time(Optional<Double> seconds) {
        return seconds.map(SpentReport::time).orElse("-");
    }

    private static String time(double seconds) {
        Duration exact = Duration.ofSeconds(Math.round(seconds));
        return Durations.text(exact.toMinutes() >= 10 ? Duration.ofMinutes(exact.toMinutes()) : exact);
    }
}
