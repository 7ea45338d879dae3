package dev.repwatch.monitor.api;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Pages of rows by the key of the last one, so that rows which come and go between two pages make none twice and none lost.
 *
 * @param key of a row: unique, and in the order in which rows are shown
 */
public record Keyset<T>(Function<T, String> key) {

    public static final int USUAL = 50;
    public static final int MOST = 500;

    /**
     * @param next the cursor of the following page; empty after the last
     * @param total of all pages
     */
    public record Page<T>(List<T> rows, Optional<String> next, int total) {

        /** {@code Link: rel="next"} (RFC 8288) with the same query, when there is more. */
        public Reply linked(Reply reply, Request request) {
            return next.map(it -> reply.with("Link", "<?" + request.queryWith("after", it) + ">; rel=\"next\""))
                    .orElse(reply);
        }
    }

    /**
     * @param rows by the order of their keys
     * @param after the cursor of the page before; empty for the first
     * @throws HttpRefusal when the limit is out of range or the cursor was not given by us
     */
    public Page<T> page(List<T> rows, Optional<Integer> limit, Optional<String> after) {
        int most = limit.orElse(USUAL);
        if (most < 1 || most > MOST) {
            throw HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/limit", "expected 1 to " + MOST);
        }
        Optional<String> from = after.map(Keyset::decoded);
        List<T> rest = rows.stream()
                .filter(it -> from.isEmpty() || key.apply(it).compareTo(from.get()) > 0)
                .limit(most + 1L)
                .toList();
        List<T> shown = rest.subList(0, Math.min(most, rest.size()));
        return new Page<>(
                shown,
                rest.size() > most ? Optional.of(encoded(key.apply(shown.get(most - 1)))) : Optional.empty(),
                rows.size());
    }

    /** With a sum, so that a cursor which was cut or made up is refused rather than answered with the rows behind it, or none. */
    private static String encoded(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(sum(bytes))
                        .put(bytes)
                        .array());
    }

    private static String decoded(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            int sum = bytes.getInt();
            byte[] key = new byte[bytes.remaining()];
            bytes.get(key);
            if (sum == sum(key)) {
                return new String(key, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw noCursor();
        }
        throw noCursor();
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static HttpRefusal noCursor() {
        return HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/after", "is no cursor; take the one of \"next\"");
    }
}
