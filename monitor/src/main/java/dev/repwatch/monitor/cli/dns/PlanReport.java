package dev.repwatch.monitor.cli.dns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.config.bind.Durations;
import java.util.List;

/** The plan for people and for programs. */
final class PlanReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<String> HEAD =
            List.of("LIST", "TARGETS", "EVERY", "QUERIES/DAY", "ALLOWED/DAY", "USED", "REMARK");

    private PlanReport() {}

    static String table(QueryPlan plan) {
        return TextTable.of(HEAD, plan.lines().stream().map(PlanReport::row).toList())
                + "%,d queries a day in all; allowed and used count all lists of one operator%n"
                        .formatted(plan.queriesPerDay());
    }

    static String json(QueryPlan plan) {
        ObjectNode root = JSON.createObjectNode().put("queries_per_day", plan.queriesPerDay());
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
                    .put("refused", line.refused());
            entry.put("allowed_per_day", line.allowedPerDay().orElse(null));
            entry.put("allowed_per_second", line.allowedPerSecond().orElse(null));
        });
        return root.toPrettyString() + System.lineSeparator();
    }

    private static String remark(PlanLine line) {
        if (line.refused()) {
            return "OVER THE LIMIT: repwatch will not start";
        }
        if (line.overLimit()) {
            return "over the limit, terms accepted";
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
