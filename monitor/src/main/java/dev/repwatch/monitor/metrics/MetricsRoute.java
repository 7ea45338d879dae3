package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import java.util.Map;

/** {@code GET /metrics[?name[]=…]}, open to whoever may see the pages. */
public final class MetricsRoute {

    private MetricsRoute() {}

    public static Endpoint of(Exposition exposition) {
        return Endpoint.get("/metrics", Role.VIEWER, "Metrics for Prometheus")
                .raw("text/plain", request -> reply(exposition, request));
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
