package dev.repwatch.monitor.delisting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.bind.Durations;
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
    public static List<Endpoint> of(Supplier<TaskBook> books) {
        return List.of(
                Endpoint.get("/api/v1/tasks", Role.VIEWER, "Tasks of the desk")
                        .raw("application/json", request -> some(books.get(), request)),
                Endpoint.get("/api/v1/tasks/{id}", Role.VIEWER, "One task with its advice, draft and journal")
                        .raw("application/json", request -> whole(books.get(), request)),
                Endpoint.get("/api/v1/delisting-times", Role.VIEWER, "How long the way off each list took")
                        .raw(
                                "application/json",
                                request -> Reply.json(
                                        Reply.OK,
                                        Map.of(
                                                "lists",
                                                books.get().meanTimes().stream()
                                                        .map(TaskJson::of)
                                                        .toList()))),
                Endpoint.post("/api/v1/tasks/{id}/{action}", Role.OPERATOR, "Say what was done about a task")
                        .raw("application/json", request -> act(books.get(), request)));
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
                    request.who().name(),
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
