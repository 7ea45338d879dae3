package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): the same request with the same key is done once, and
 * answered each time. Kept in memory for a day; what was asked before a restart is asked anew, and acts count once by themselves.
 */
final class AnsweredOnce {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 1000;
    private static final int LONGEST_KEY = 255;
    private static final int LARGEST_REPLY = 64 * 1024;
    private static final int SERVER_FAULT = 500;

    private final InstantSource clock;
    private final Map<Asked, Entry> entries = new LinkedHashMap<>();

    AnsweredOnce(InstantSource clock) {
        this.clock = clock;
    }

    private record Asked(String who, String path, String key) {}

    /** @param reply empty while it is being done */
    private record Entry(ByteBuffer body, Instant at, Optional<Reply> reply) {}

    /** @throws HttpRefusal 409 while the first is being done, 422 when the key was sent with another body */
    Reply reply(Request request, Supplier<Reply> work) {
        Optional<String> key =
                request.header("idempotency-key").filter(it -> request.method().equals("POST"));
        if (key.isEmpty()) {
            return work.get();
        }
        if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "Idempotency-Key: 1 to " + LONGEST_KEY + " characters");
        }
        Asked asked = new Asked(request.who().name(), request.path(), key.get());
        Optional<Reply> before = begin(asked, digest(request.body()));
        if (before.isPresent()) {
            return before.get().with("Idempotent-Replayed", "true");
        }
        try {
            Reply reply = work.get();
            done(asked, reply);
            return reply;
        } catch (RuntimeException failure) {
            forget(asked);
            throw failure;
        }
    }

    private synchronized Optional<Reply> begin(Asked asked, ByteBuffer body) {
        Instant now = clock.instant();
        entries.values().removeIf(it -> it.at().plus(KEPT).isBefore(now));
        Optional<Entry> known = Optional.ofNullable(entries.get(asked));
        if (known.isEmpty()) {
            if (entries.size() >= MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
            entries.put(asked, new Entry(body, now, Optional.empty()));
            return Optional.empty();
        }
        if (!known.get().body().equals(body)) {
            throw new HttpRefusal(
                    HttpRefusal.UNPROCESSABLE, "Idempotency-Key: was sent with another body; take a new key");
        }
        if (known.get().reply().isEmpty()) {
            throw new HttpRefusal(HttpRefusal.CONFLICT, "the same request is being done; ask again in a moment");
        }
        return known.get().reply();
    }

    private synchronized void done(Asked asked, Reply reply) {
        if (reply.status() >= SERVER_FAULT || reply.body().length > LARGEST_REPLY) {
            entries.remove(asked);
            return;
        }
        entries.computeIfPresent(asked, (same, entry) -> new Entry(entry.body(), entry.at(), Optional.of(reply)));
    }

    /** A mail may be 10 MB: what is kept of a body is only good for telling another one. */
    private static ByteBuffer digest(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private synchronized void forget(Asked asked) {
        entries.remove(asked);
    }
}
