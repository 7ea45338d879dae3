package dev.repwatch.monitor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is answered. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through; nobody compares or keeps them
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers, Optional<Stream> stream) {

    public static final int OK = 200;
    public static final int CREATED = 201;
    public static final int ACCEPTED = 202;
    public static final int NOT_MODIFIED = 304;
    public static final int UNAVAILABLE = 503;

    private static final JsonMapper JSON = ApiJson.MAPPER;

    /** What goes on after the head of the answer, for as long as both sides stay. */
    @FunctionalInterface
    public interface Stream {

        /**
         * Begins; returns at once.
         *
         * @param out takes pieces of text from any thread; says false when the client is gone or does not read
         * @return ends it
         */
        AutoCloseable begin(Predicate<String> out);
    }

    public Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this(status, contentType, body, headers, Optional.empty());
    }

    /** Server-sent events (WHATWG HTML section 9.2). */
    public static Reply events(Stream stream) {
        return new Reply(OK, "text/event-stream; charset=utf-8", new byte[0], Map.of(), Optional.of(stream));
    }

    /** @param value anything Jackson writes: maps, lists, records of plain values */
    public static Reply json(int status, Object value) {
        try {
            return new Reply(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(value), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply html(String html) {
        return new Reply(OK, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply css(String css) {
        return new Reply(OK, "text/css; charset=utf-8", css.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A refusal or a fault of ours, as RFC 9457 writes it. */
    public static Reply problem(Problem problem) {
        Reply reply = json(problem.status(), problem);
        return new Reply(reply.status(), Problem.MEDIA, reply.body(), Map.of());
    }

    /** Without a body for who has this version already (RFC 9110 section 13.1.2). */
    public Reply unlessKnown(Request request) {
        boolean known = status == OK
                && request.method().equals("GET")
                && request.header("if-none-match")
                        .filter(it -> EntityTag.names(it, headers.getOrDefault("ETag", "none")))
                        .isPresent();
        return known ? new Reply(NOT_MODIFIED, contentType, new byte[0], headers) : this;
    }

    /**
     * Elsewhere, to be looked at (RFC 9110 section 15.4.4).
     *
     * @param way relative, so that it works below any path of a proxy
     */
    public static Reply seeOther(String way) {
        return new Reply(303, "text/plain; charset=utf-8", new byte[0], Map.of("Location", way));
    }

    /** One more cookie. */
    public Reply cookie(String cookie) {
        String all = Optional.ofNullable(headers.get("Set-Cookie"))
                        .map(it -> it + "\n")
                        .orElse("")
                + cookie;
        return with("Set-Cookie", all);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more, stream);
    }
}
