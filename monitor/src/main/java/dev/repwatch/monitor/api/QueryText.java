package dev.repwatch.monitor.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of the address after the question mark. */
public final class QueryText {

    private static final int MAX_LENGTH = 2048;

    private QueryText() {}

    /** @throws HttpRefusal when it is too long, malformed, or holds a token: addresses end up in logs and histories */
    public static Map<String, List<String>> parse(String raw) {
        if (raw.length() > MAX_LENGTH) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the query is too long");
        }
        return form(raw);
    }

    /** The same of a body, which may be long. */
    static Map<String, List<String>> form(String raw) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : List.of(raw.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.toLowerCase(Locale.ROOT).contains("token")) {
                throw new HttpRefusal(
                        HttpRefusal.BAD_REQUEST, "a token belongs in the Authorization header, never in an address");
            }
            if (!name.isEmpty()) {
                query.computeIfAbsent(name, fresh -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        query.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(query);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the query is malformed", e);
        }
    }
}
