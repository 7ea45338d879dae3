package dev.repwatch.monitor.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method and a path, who may use it, what it takes and gives, and what answers. {@code GET}, {@code POST} or {@code DELETE}; a
 * GET must not change anything. Written as
 *
 * <pre>{@code
 * Endpoint.get("/api/v1/tasks", Role.VIEWER, "Tasks of the desk")
 *         .query(TaskFilter.class)
 *         .answers(TaskList.class, call -> list(call.query()));
 * }</pre>
 *
 * @param path such as {@code /api/v1/tasks/{id}/requested}: a part in braces stands for any one part
 * @param access the least role
 * @param summary what it is for, in a line, for the document of the API
 */
public record Endpoint(String method, String path, Role access, String summary, Shape shape, Handler handler) {

    /** Answers; may throw {@link HttpRefusal}. Called by one of a few threads. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request);
    }

    /** Says nothing: no query, no body. */
    public record None() {}

    /** Whatever it is, it is not told in types: a page, an image, a text. */
    public record Opaque() {}

    /**
     * What goes in and comes out.
     *
     * @param query a record with a component for each parameter
     * @param body a record with a component for each field
     * @param answer what is written as JSON; {@link Opaque} for what is none
     * @param media of the answer
     */
    public record Shape(Class<?> query, Class<?> body, Class<?> answer, Body takes, String media) {}

    public static EndpointDraft<None, None> get(String path, Role access, String summary) {
        return EndpointDraft.of("GET", path, access, summary);
    }

    public static EndpointDraft<None, None> post(String path, Role access, String summary) {
        return EndpointDraft.of("POST", path, access, summary);
    }

    public static EndpointDraft<None, None> delete(String path, Role access, String summary) {
        return EndpointDraft.of("DELETE", path, access, summary);
    }

    /** A page for people. */
    public static Endpoint page(String path, String summary, Handler handler) {
        return get(path, Role.VIEWER, summary).raw("text/html", handler);
    }

    /**
     * The same endpoints.
     *
     * @throws IllegalArgumentException when two have the same method and path: the second would never be asked
     */
    public static List<Endpoint> distinct(List<Endpoint> endpoints) {
        Set<String> taken = new HashSet<>();
        for (Endpoint endpoint : endpoints) {
            String place = endpoint.method() + " " + endpoint.path().replaceAll("\\{[^}]*}", "{}");
            if (!taken.add(place)) {
                throw new IllegalArgumentException("two endpoints for " + place);
            }
        }
        return List.copyOf(endpoints);
    }

    /** The parts in braces, when the path is one of this endpoint's. */
    public Optional<Map<String, String>> variables(String asked) {
        List<String> mine = List.of(path.split("/", -1));
        List<String> theirs = List.of(asked.split("/", -1));
        if (mine.size() != theirs.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < mine.size(); i++) {
            String part = mine.get(i);
            if (part.startsWith("{") && !theirs.get(i).isEmpty()) {
                variables.put(part.substring(1, part.length() - 1), theirs.get(i));
            } else if (!part.equals(theirs.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
