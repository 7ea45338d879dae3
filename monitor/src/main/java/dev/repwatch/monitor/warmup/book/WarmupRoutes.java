package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.warmup.export.JsonLimits;
import java.io.IOException;
import java.util.List;

/** Warm-up over HTTP. */
public final class WarmupRoutes {

    private WarmupRoutes() {}

    /** Who knows the day's limits. */
    public interface Source {

        DailyLimits.Day today() throws IOException;
    }

    public static List<Endpoint> of(Source source) {
        return List.of(
                Endpoint.get("/api/v1/warmup", Role.VIEWER, "What new addresses may send today")
                        .raw("application/json", request -> {
                            DailyLimits.Day day = today(source);
                            return Reply.json(Reply.OK, StatusJson.of(day.date(), day.plans()));
                        }),
                Endpoint.get("/api/v1/warmup/limits", Role.VIEWER, "The day's limits, for mail servers")
                        .raw(
                                "application/json",
                                request -> Reply.json(
                                        Reply.OK, JsonLimits.of(today(source).limits()))));
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
