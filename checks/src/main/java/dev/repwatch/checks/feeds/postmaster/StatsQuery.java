package dev.repwatch.checks.feeds.postmaster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.feeds.postmaster.PostmasterMeasures.Metric;
import java.time.LocalDate;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** The body of {@code domainStats:query}, API v2. */
final class StatsQuery {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatsQuery() {}

    static RequestBody of(LocalDate from, LocalDate to, String page) {
        ObjectNode query = JSON.createObjectNode();
        ArrayNode metrics = query.putArray("metricDefinitions");
        PostmasterMeasures.METRICS.forEach(it -> add(metrics, it));
        ObjectNode range = query.putObject("timeQuery")
                .putObject("dateRanges")
                .putArray("dateRanges")
                .addObject();
        date(range.putObject("start"), from);
        date(range.putObject("end"), to);
        query.put("aggregationGranularity", "DAILY").put("pageSize", 200);
        if (!page.isEmpty()) {
            query.put("pageToken", page);
        }
        return RequestBody.create(query.toString(), MediaType.get("application/json"));
    }

    private static void add(ArrayNode metrics, Metric metric) {
        ObjectNode definition = metrics.addObject().put("name", metric.kind().name());
        definition.putObject("baseMetric").put("standardMetric", metric.standard());
        metric.filter().ifPresent(it -> definition.put("filter", it));
    }

    private static void date(ObjectNode node, LocalDate day) {
        node.put("year", day.getYear()).put("month", day.getMonthValue()).put("day", day.getDayOfMonth());
    }
}
