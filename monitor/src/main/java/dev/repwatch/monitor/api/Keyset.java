package dev.repwatch.monitor.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.field(HttpRefusal.BAD_REQUEST, "/after", "is no cursor; take the one of \"next\"");
        }
    }
}
