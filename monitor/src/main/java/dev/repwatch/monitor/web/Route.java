package dev.repwatch.monitor.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method and a path and what answers them. Only {@code GET} and {@code POST}; a GET must not change anything.
 *
 * @param path such as {@code /api/v1/tasks/{id}/requested}: a part in braces stands for any one part
 */
public record Route(String method, String path, Access access, Body body, Handler handler) {

    /** Answers; may throw {@link HttpRefusal}. Called by one of a few threads. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request);
    }

    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, Body.JSON, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, Body.JSON, handler);
    }

    /** For what a person pastes; it must not change anything. */
    public static Route pasted(String path, Access access, Handler handler) {
        return new Route("POST", path, access, Body.PASTED, handler);
    }

    /**
     * The same routes.
     *
     * @throws IllegalArgumentException when two have the same method and path: the second would never be asked
     */
    static List<Route> distinct(List<Route> routes) {
        Set<String> taken = new HashSet<>();
        for (Route route : routes) {
            String place = route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}");
            if (!taken.add(place)) {
                throw new IllegalArgumentException("two routes for " + place);
            }
        }
        return List.copyOf(routes);
    }

    /** The parts in braces, when the path is one of this route's. */
    Optional<Map<String, String>> variables(String asked) {
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
