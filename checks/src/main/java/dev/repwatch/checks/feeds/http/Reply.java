package dev.repwatch.checks.feeds.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.Quota;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.ByteString;

/**
 * A whole answer of a source, already bounded in size.
 *
 * @param host who answered; the only part of the address that is ever told
 */
public record Reply(int status, Headers headers, ByteString body, String host, Instant at) {

    /** Bytes that hold the beginning, also after some white space and in a wide charset. */
    private static final int START = 1024;

    /**
     * The body as text, by its byte order mark, else its declared charset, else UTF-8.
     *
     * @throws FeedFailure when it is a web page: sources answer with their login page and status 200
     */
    public String text() throws FeedFailure {
        requireNoPage();
        return decoded(body);
    }

    /** How the text begins, after white space. */
    public String start() {
        String start = decoded(body.substring(0, Math.min(START, body.size()))).stripLeading();
        return start.substring(0, Math.min(64, start.length()));
    }

    /**
     * The body as strict JSON.
     *
     * @throws FeedFailure when it is anything else, is cut short, or has a key twice
     */
    public JsonNode json() throws FeedFailure {
        requireNoPage();
        return StrictJson.parse(new ByteBufferBackedInputStream(body.asByteBuffer()), host);
    }

    private void requireNoPage() throws FeedFailure {
        String head = start().toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype html") || head.startsWith("<html") || html()) {
            throw FeedFailure.badAnswer(host + " answered with a web page instead of data; a login page?");
        }
    }

    /** What the usual rate limit headers say. */
    public Optional<Quota> quota() {
        Optional<Long> limit = number("X-RateLimit-Limit");
        Optional<Long> remaining = number("X-RateLimit-Remaining");
        if (limit.isEmpty() || remaining.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Quota(
                limit.get(), remaining.get(), number("X-RateLimit-Reset").map(Instant::ofEpochSecond)));
    }

    private Optional<Long> number(String header) {
        return Optional.ofNullable(headers.get(header))
                .filter(text -> text.matches("[0-9]{1,11}"))
                .map(Long::valueOf);
    }

    private boolean html() {
        return mediaType().map(type -> type.subtype().equals("html")).orElse(false);
    }

    private Optional<MediaType> mediaType() {
        return Optional.ofNullable(headers.get("Content-Type")).map(MediaType::parse);
    }

    private String decoded(ByteString bytes) {
        try (ResponseBody whole = ResponseBody.create(bytes, mediaType().orElse(null))) {
            return whole.string();
        } catch (IOException impossible) {
            throw new IllegalStateException("the body is in memory", impossible);
        }
    }
}
