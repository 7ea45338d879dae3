package dev.repwatch.checks.feeds.postmaster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.Measure;
import dev.repwatch.checks.feeds.http.StrictJson;
import dev.repwatch.checks.feeds.postmaster.PostmasterMeasures.Metric;
import dev.repwatch.checks.reputation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of statistics. Days without enough mail simply do not come back. */
final class StatsAnswer {

    private StatsAnswer() {}

    /**
     * @return the token of the next page, or empty text
     * @throws FeedFailure when it has another form, or rows and none that can be read
     */
    static String read(JsonNode json, Target domain, Instant now, FeedResult.Builder result) throws FeedFailure {
        JsonNode rows = json.path("domainStats");
        if (!rows.isArray() && !json.isEmpty()) {
            throw FeedFailure.badAnswer("the answer has no domainStats");
        }
        int good = 0;
        for (JsonNode row : rows) {
            Optional<Measure> measure = measure(row, domain, now);
            measure.ifPresent(result::add);
            good += measure.isPresent() ? 1 : 0;
        }
        if (good == 0 && rows.size() > 0) {
            throw FeedFailure.badAnswer("every row was skipped: the statistics have another form");
        }
        return json.path("nextPageToken").asText("");
    }

    private static Optional<Measure> measure(JsonNode row, Target domain, Instant now) {
        Optional<Metric> metric = PostmasterMeasures.METRICS.stream()
                .filter(it -> it.kind().name().equals(row.path("metric").asText("")))
                .findFirst();
        Optional<Double> value = Stream.of("doubleValue", "floatValue", "intValue")
                .flatMap(it -> StrictJson.number(row.path("value").path(it)).stream())
                .filter(it -> it >= 0 && it <= 1)
                .findFirst();
        Optional<Instant> day = day(row.path("date")).filter(it -> !it.isAfter(now));
        if (metric.isEmpty() || value.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(metric.get().kind().of(domain, value.get(), day.get()));
    }

    private static Optional<Instant> day(JsonNode date) {
        try {
            return Optional.of(LocalDate.of(
                            date.path("year").asInt(),
                            date.path("month").asInt(),
                            date.path("day").asInt())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
