package dev.repwatch.monitor.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/v1/events}: what happens, as it happens, as server-sent events. An event has the number under which it is in the
 * database, so that who comes back with {@code Last-Event-ID} misses nothing, whether the line broke or the daemon ended meanwhile.
 */
public final class EventRoutes {

    public static final String PATH = "/api/v1/events";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private EventRoutes() {}

    /** What is told of an event. */
    public record EventJson(
            long id, String kind, String subject, String at, String headline, Map<String, String> labels) {}

    public static Endpoint of(Database database) {
        EventFeed feed = new EventFeed(database, LOOK_EVERY);
        return Endpoint.get(PATH, Role.VIEWER, "What happens, as it happens (server-sent events)")
                .raw("text/event-stream", request -> events(feed, request));
    }

    private static Reply events(EventFeed feed, Request request) {
        Optional<Long> last = request.header("last-event-id")
                .or(() -> request.query("after"))
                .filter(it -> !it.isBlank())
                .map(EventRoutes::number);
        LabelScope scope = request.who().scope();
        return Reply.events(out -> feed.follow(last, row -> text(row, scope), out))
                .with("X-Accel-Buffering", "no");
    }

    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "Last-Event-ID: is a number");
        }
        return Long.parseLong(id);
    }

    /** Empty when it is not for these eyes. */
    private static Optional<String> text(EventRow row, LabelScope scope) {
        Optional<Alert> alert = AlertJson.readable(row.body(), "event " + row.id());
        Map<String, String> labels = alert.map(Alert::labels).orElse(Map.of());
        if (!scope.covers(labels)) {
            return Optional.empty();
        }
        EventJson event = new EventJson(
                row.id(),
                row.kind(),
                row.threadKey(),
                row.at().toString(),
                alert.map(Alert::headline).orElse(""),
                labels);
        try {
            // JSON has no line end but as an escape, so that no text from outside begins a field of its own
            return Optional.of("id: " + row.id() + "\nevent: " + row.kind().replaceAll("[^A-Za-z0-9_.-]", "_")
                    + "\ndata: " + ApiJson.MAPPER.writeValueAsString(event) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of texts", e);
        }
    }
}
