package dev.repwatch.monitor.warmup.book;

import dev.repwatch.monitor.warmup.export.JsonLimits;
import dev.repwatch.monitor.web.Access;
import dev.repwatch.monitor.web.HttpRefusal;
import dev.repwatch.monitor.web.Reply;
import dev.repwatch.monitor.web.Route;
import java.io.IOException;
import java.util.List;

/** Warm-up over HTTP. */
public final class WarmupRoutes {

    private WarmupRoutes() {}

    /** Who knows the day's limits. */
    public interface Source {

        DailyLimits.Day today() throws IOException;
    }

    public static List<Route> of(Source source) {
        return List.of(
                Route.get("/api/v1/warmup", Access.VIEW, request -> {
                    DailyLimits.Day day = today(source);
                    return Reply.json(Reply.OK, StatusJson.of(day.date(), day.plans()));
                }),
                Route.get(
                        "/api/v1/warmup/limits",
                        Access.VIEW,
                        request ->
                                Reply.json(Reply.OK, JsonLimits.of(today(source).limits()))));
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
