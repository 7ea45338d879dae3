package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every expression of every dashboard, asked of a real Prometheus as Grafana would ask it. */
final class Asked {

    private final Prometheus prometheus;
    private final Instant now;
    private final Duration range;
    private final String rateInterval;

    /** @param range the time shown */
    Asked(Prometheus prometheus, Instant now, Duration range, String rateInterval) {
        this.prometheus = prometheus;
        this.now = now;
        this.range = range;
        this.rateInterval = rateInterval;
    }

    /**
     * @param mayBeEmpty {@code file: where} of those that need no data
     * @return what failed, one line each
     */
    List<String> complaints(Board board, Set<String> mayBeEmpty) {
        List<String> complaints = new ArrayList<>();
        for (Board.Query query : board.queries()) {
            String place = board.file() + ": " + query.where();
            check(place, query.expr(), shown(query.expr()), mayBeEmpty, complaints);
        }
        for (Board.Query query : board.variables()) {
            String place = board.file() + ": " + query.where();
            check(place, query.expr(), labelValues(query.expr()), mayBeEmpty, complaints);
        }
        return complaints;
    }

    /** A recording must have data; an alert is asked as it is, and what it looks at must be there. */
    List<String> complaints(AlertRule rule, Set<String> mayBeEmpty) {
        List<String> complaints = new ArrayList<>();
        PromQl expr = rule.expr();
        boolean recording = rule.json().has("record");
        check(rule.name(), expr.text(), shown(expr.text()), recording ? Set.of() : Set.of(rule.name()), complaints);
        Set<String> selected = new TreeSet<>();
        for (PromQl.Selector selector : expr.selectors()) {
            selected.add(selector.metric());
            String one = selector.metric() + "{" + selector.matchers() + "}";
            check(rule.name() + ": " + selector.metric(), one, shown(one), mayBeEmpty, complaints);
        }
        for (String metric : expr.metrics()) {
            if (!selected.contains(metric) && !expr.text().contains(":" + metric + ":")) {
                check(rule.name() + ": " + metric, metric, shown(metric), mayBeEmpty, complaints);
            }
        }
        return complaints;
    }

    private JsonNode shown(String expr) {
        return prometheus.range(
                filled(expr), now.minus(range), now, Duration.ofSeconds(Math.max(1, range.toSeconds() / 288)));
    }

    /** {@code label_values(selector, label)} as Grafana asks it. */
    private JsonNode labelValues(String variable) {
        String inner = variable.replaceFirst("^label_values\\(", "").replaceFirst("\\)$", "");
        int comma = inner.lastIndexOf(',');
        return prometheus.query(
                "count by (" + inner.substring(comma + 1).strip() + ") (" + filled(inner.substring(0, comma)) + ")",
                now);
    }

    private static void check(
            String place, String expr, JsonNode answer, Set<String> mayBeEmpty, List<String> complaints) {
        if (!answer.path("status").asText().equals("success")) {
            complaints.add(place + ": " + answer.path("error").asText() + " in " + expr);
        } else if (answer.path("data").path("result").isEmpty() && !mayBeEmpty.contains(place)) {
            complaints.add(place + ": no data for " + expr);
        }
    }

    /** With every variable at "All". */
    String filled(String expr) {
        return expr.replace("$__rate_interval", rateInterval)
                .replace("$__range", range.toMinutes() + "m")
                .replaceAll("\\$pool", ".*")
                .replaceAll("\\$(job|instance|stream|target|list|source)", ".+");
    }
}
