package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.web.Access;
import dev.repwatch.monitor.web.Reply;
import dev.repwatch.monitor.web.Request;
import dev.repwatch.monitor.web.Route;
import java.util.Map;

/** {@code GET /metrics[?name[]=…]}, open to whoever may see the pages. */
public final class MetricsRoute {

    private MetricsRoute() {}

    public static Route of(Exposition exposition) {
        return Route.get("/metrics", Access.VIEW, request -> reply(exposition, request));
    }

    private static Reply reply(Exposition exposition, Request request) {
        Exposition.Page page = exposition.render(
                request.header("accept").orElse(""),
                request.header("accept-encoding").orElse(""),
                request.queries("name[]"));
        Reply reply = new Reply(Reply.OK, page.contentType(), page.body(), Map.of());
        return page.contentEncoding()
                .map(it -> reply.with("Content-Encoding", it))
                .orElse(reply);
    }
}
