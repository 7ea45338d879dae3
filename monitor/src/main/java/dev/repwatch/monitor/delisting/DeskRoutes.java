package dev.repwatch.monitor.delisting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.config.bind.Durations;
import dev.repwatch.monitor.web.Access;
import dev.repwatch.monitor.web.HttpRefusal;
import dev.repwatch.monitor.web.Reply;
import dev.repwatch.monitor.web.Request;
import dev.repwatch.monitor.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The desk over HTTP. */
public final class DeskRoutes {

    private static final int NOT_FOUND = 404;

    private DeskRoutes() {}

    /** @param books asked for at each request, because a reload makes a new one */
    public static List<Route> of(Supplier<TaskBook> books) {
        return List.of(
                Route.get("/api/v1/tasks", Access.VIEW, request -> some(books.get(), request)),
                Route.get("/api/v1/tasks/{id}", Access.VIEW, request -> whole(books.get(), request)),
                Route.get(
                        "/api/v1/delisting-times",
                        Access.VIEW,
                        request -> Reply.json(
                                Reply.OK,
                                Map.of(
                                        "lists",
                                        books.get().meanTimes().stream()
                                                .map(TaskJson::of)
                                                .toList()))),
                Route.post("/api/v1/tasks/{id}/{action}", Access.ADMIN, request -> act(books.get(), request)));
    }

    private static Reply some(TaskBook book, Request request) {
        Instant now = book.now();
        List<Map<String, Object>> tasks = TaskFilter.of(request)
                .among(book)
                .map(task -> TaskJson.of(task, now))
                .toList();
        return Reply.json(Reply.OK, Map.of("tasks", tasks));
    }

    private static Reply whole(TaskBook book, Request request) {
        return book.find(id(request))
                .map(it -> Reply.json(Reply.OK, TaskJson.whole(it, book.now(), book.meanTime(it.list()))))
                .orElseThrow(() -> new HttpRefusal(NOT_FOUND, "there is no task " + id(request)));
    }

    private static Reply act(TaskBook book, Request request) {
        JsonNode body = request.json();
        try {
            TaskBook.Done done = book.act(
                    id(request),
                    request.variable("action"),
                    request.who(),
                    body.path("note").asText(""),
                    pause(body));
            Map<String, Object> json = new LinkedHashMap<>(TaskJson.of(done.task(), book.now()));
            json.put("changed", done.changed());
            return Reply.json(Reply.OK, json);
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, String.valueOf(refusal.getMessage()));
        }
    }

    private static Duration pause(JsonNode body) {
        return Durations.parse(body.path("for").asText("1d"));
    }

    private static long id(Request request) {
        try {
            return Long.parseLong(request.variable("id"));
        } catch (NumberFormatException e) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "a task is a number", e);
        }
    }
}
