package dev.repwatch.monitor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Why the answer is no (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says which kind it is (section 4.2.1)
 * @param title the status in words
 * @param error the same as the detail, for clients from before version 1 of the document
 * @param errors which fields are wrong, and in what
 * @param problems of a configuration, a line each
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String error, List<Fault> errors, List<String> problems) {

    public static final String MEDIA = "application/problem+json; charset=utf-8";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(HttpRefusal.BAD_REQUEST, "Bad Request"),
            Map.entry(HttpRefusal.UNAUTHORIZED, "Unauthorized"),
            Map.entry(HttpRefusal.FORBIDDEN, "Forbidden"),
            Map.entry(HttpRefusal.NOT_FOUND, "Not Found"),
            Map.entry(HttpRefusal.METHOD_NOT_ALLOWED, "Method Not Allowed"),
            Map.entry(HttpRefusal.CONFLICT, "Conflict"),
            Map.entry(HttpRefusal.STALE, "Precondition Failed"),
            Map.entry(HttpRefusal.TOO_LARGE, "Content Too Large"),
            Map.entry(HttpRefusal.UNSUPPORTED_TYPE, "Unsupported Media Type"),
            Map.entry(HttpRefusal.MISDIRECTED, "Misdirected Request"),
            Map.entry(HttpRefusal.UNPROCESSABLE, "Unprocessable Content"),
            Map.entry(HttpRefusal.TOO_MANY, "Too Many Requests"),
            Map.entry(Reply.UNAVAILABLE, "Service Unavailable"));

    public Problem {
        errors = List.copyOf(errors);
        problems = List.copyOf(problems);
    }

    /** @param pointer to the field (RFC 6901) */
    public record Fault(String pointer, String detail) {}

    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    public static Problem of(HttpRefusal refusal) {
        String detail = String.valueOf(refusal.getMessage());
        return of(
                refusal.status(),
                detail,
                refusal.pointer().map(it -> new Fault(it, detail)).stream().toList());
    }

    /** The same with what is wrong in a configuration. */
    public Problem with(List<String> lines) {
        return new Problem(type, title, status, detail, error, errors, lines);
    }

    private static Problem of(int status, String detail, List<Fault> faults) {
        String title = TITLES.getOrDefault(status, status < 500 ? "Bad Request" : "Internal Server Error");
        return new Problem("about:blank", title, status, detail, detail, faults, List.of());
    }
}
