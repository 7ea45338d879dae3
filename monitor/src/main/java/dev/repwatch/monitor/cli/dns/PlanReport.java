package dev.repwatch.monitor.cli.dns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.dnsbl.Rounds;
import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.budget.SlowOperator;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.config.TermsCheck;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.plan.BudgetJson.BudgetAnswer;
import java.util.List;
import java.util.Optional;

/** The plan for people and for programs. */
final class PlanReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<String> HEAD =
            List.of("LIST", "TARGETS", "EVERY", "QUERIES/DAY", "ALLOWED/DAY", "USED", "REMARK");

    private PlanReport() {}

    static String table(QueryPlan plan, Rounds rounds) {
        return TextTable.of(HEAD, plan.lines().stream().map(PlanReport::row).toList())
                + "%,d queries a day in all; allowed and used count all lists of one operator%n"
                        .formatted(plan.queriesPerDay())
                + TermsCheck.scarcity(plan, rounds.every())
                        .map(why -> why + System.lineSeparator())
                        .orElse("");
    }

    static String json(QueryPlan plan, Rounds rounds, Optional<BudgetAnswer> spent) {
        ObjectNode root = JSON.createObjectNode().put("queries_per_day", plan.queriesPerDay());
        root.put("interval_seconds", rounds.every().toSeconds());
        plan.shortestInterval().ifPresent(shortest -> root.put("shortest_interval_seconds", shortest.toSeconds()));
        plan.lines().forEach(line -> {
            ObjectNode entry = root.withArray("/lists")
                    .addObject()
                    .put("list", line.list().value())
                    .put("operator", line.operator())
                    .put("targets", line.targets())
                    .put("interval_seconds", line.interval().toSeconds())
                    .put("queries_per_day", line.queriesPerDay())
                    .put("operator_queries_per_day", line.operatorPerDay())
                    .put("non_commercial", line.nonCommercial())
                    .put("terms_accepted", line.accepted())
                    .put("refused", line.refused())
                    .put("planned", line.planned())
                    .put("too_slow", slow(line, plan).isPresent());
            entry.put("allowed_per_day", line.allowedPerDay().orElse(null));
            entry.put("allowed_per_second", line.allowedPerSecond().orElse(null));
        });
        spent.ifPresent(now -> root.set("spent", ApiJson.MAPPER.valueToTree(now)));
        return root.toPrettyString() + System.lineSeparator();
    }

    private static Optional<SlowOperator> slow(PlanLine line, QueryPlan plan) {
        return plan.slow().stream()
                .filter(slow -> slow.operator().equals(line.operator()))
                .findFirst();
    }

    private static String remark(PlanLine line) {
        if (line.refused()) {
            return "OVER THE LIMIT: repwatch will not start";
        }
        if (line.overLimit()) {
            return "over the limit, terms accepted";
        }
        if (line.planned()) {
            return "planned: on average";
        }
        return line.nonCommercial() ? "free for non-commercial use only" : "";
    }

    private static List<String> row(PlanLine line) {
        return List.of(
                line.list().value(),
                "%,d".formatted(line.targets()),
                Durations.text(line.interval()),
                "%,d".formatted(line.queriesPerDay()),
                line.allowedPerDay().map("%,d"::formatted).orElse("-"),
                line.share().map(share -> "%.0f%%".formatted(share * 100)).orElse("-"),
                remark(line));
    }
}
