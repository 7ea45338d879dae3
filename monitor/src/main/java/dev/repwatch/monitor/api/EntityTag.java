package dev.repwatch.monitor.api;

import java.util.Arrays;

/**
 * Which version of something an answer shows (RFC 9110 section 8.8.3).
 *
 * @param value without quotes
 */
public record EntityTag(String value) {

    public Reply on(Reply reply) {
        return reply.with("ETag", quoted());
    }

    /** Whether the request wants to act on another version than this. Without {@code If-Match} it takes any. */
    public boolean refusedBy(Request request) {
        return request.header("if-match").filter(it -> !names(it, quoted())).isPresent();
    }

    /** Whether a list of tags, or {@code *}, has this one; a weak one is as good for a GET. */
    static boolean names(String header, String tag) {
        return Arrays.stream(header.split(",", 50))
                .map(it -> it.strip().replaceFirst("^W/", ""))
                .anyMatch(it -> it.equals("*") || it.equals(tag));
    }

    private String quoted() {
        return "\"" + value + "\"";
    }
}
