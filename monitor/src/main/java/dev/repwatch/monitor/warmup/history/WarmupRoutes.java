package dev.repwatch.monitor.warmup.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.StatusJson;
import dev.repwatch.monitor.warmup.export.JsonLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warm-up over HTTP. */
public final class WarmupRoutes {

    private static final int MOST = 2_000;

    private WarmupRoutes() {}

    /** Who knows the day's limits. */
    public interface Source {

        DailyLimits.Day today() throws IOException;

        /** What was decided for an address, newest first. */
        List<WarmupNote> history(String ip, int most);
    }

    /** Where every plan stands. */
    public record WarmupStatus(String date, List<Plan> plans) {}

    /**
     * @param limits of the day, by provider
     * @param goals by provider
     * @param newest the days that were judged
     */
    public record Plan(
            String ip,
            String source,
            String state,
            Map<String, Long> limits,
            Map<String, Long> goals,
            List<JudgedDay> newest,
            List<ProviderDecision> decisions) {}

    /**
     * The newest day of a provider.
     *
     * @param sent absent when nobody knows
     * @param limited false when the day was before the plan
     */
    public record JudgedDay(String provider, String date, long limit, Optional<Long> sent, Optional<Boolean> limited) {}

    /** What was decided for a provider. */
    public record ProviderDecision(
            String provider, String verdict, String volume, long next_limit, long overflow, List<Reason> reasons) {}

    /** @param seen a figure or a word; absent where nothing was looked at */
    public record Reason(String code, Optional<Object> seen, String rule) {}

    /** @param limits of each address, by provider */
    public record DayLimits(String date, String valid_until, Map<String, Map<String, Long>> limits) {}

    /** What was decided for an address, newest first. */
    public record WarmupHistory(String ip, List<DecidedDay> history) {}

    /**
     * What was decided on a day for a provider.
     *
     * @param limit that was given
     * @param sent on the day that was judged; absent when nobody knows
     * @param limited false when that day was before the plan
     */
    public record DecidedDay(
            String date,
            String at,
            ProviderDecision decision,
            long limit,
            Optional<Long> sent,
            Optional<Boolean> limited) {}

    public static List<Endpoint> of(Source source) {
        return List.of(
                Endpoint.get("/api/v1/warmup", Role.VIEWER, "What new addresses may send today")
                        .replies(WarmupStatus.class, call -> {
                            DailyLimits.Day day = today(source);
                            return Reply.json(Reply.OK, StatusJson.of(day.date(), day.plans()));
                        }),
                Endpoint.get(
                                "/api/v1/warmup/history/{ip}",
                                Role.VIEWER,
                                "What was decided for a new address, newest first")
                        .replies(WarmupHistory.class, call -> history(source, call.variable("ip"))),
                Endpoint.get("/api/v1/warmup/limits", Role.VIEWER, "The day's limits, for mail servers")
                        .replies(
                                DayLimits.class,
                                call -> Reply.json(
                                        Reply.OK, JsonLimits.of(today(source).limits()))));
    }

    private static Reply history(Source source, String ip) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        source.history(ip, MOST).forEach(note -> {
            ObjectNode row = rows.addObject();
            row.put("date", note.date().toString()).put("at", note.at().toString());
            row.setAll(note.json());
        });
        return Reply.json(
                Reply.OK, JsonNodeFactory.instance.objectNode().put("ip", ip).set("history", rows));
    }

    private static DailyLimits.Day today(Source source) {
        try {
            return source.today();
        } catch (IOException unreadable) {
            throw new HttpRefusal(
                    HttpRefusal.UNPROCESSABLE, "the limits cannot be decided: " + unreadable.getMessage(), unreadable);
        }
    }
}
