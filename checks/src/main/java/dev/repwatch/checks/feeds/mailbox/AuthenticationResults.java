package dev.repwatch.checks.feeds.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One {@code Authentication-Results} header (RFC 8601 section 2.2), in lower case and without its comments, which may hold
 * semicolons: {@code dkim=pass (2048-bit key; unprotected) header.d=example.jp}.
 *
 * @param server the authserv-id; empty where none is written, as by Microsoft 365
 */
record AuthenticationResults(String server, List<Result> results) {

    private static final int MOST_RESULTS = 50;

    /**
     * @param method such as {@code dkim}, without its version
     * @param value such as {@code pass}
     * @param properties such as {@code header.d}, the first of each name
     */
    record Result(String method, String value, Map<String, String> properties) {}

    AuthenticationResults {
        results = List.copyOf(results);
    }

    /** Reads what can be read; a statement that is none is passed over. */
    static AuthenticationResults parse(String header) {
        List<List<String>> statements = HeaderTokens.statements(header.toLowerCase(Locale.ROOT));
        String server = "";
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < statements.size() && results.size() < MOST_RESULTS; i++) {
            List<String> tokens = statements.get(i);
            if (isResult(tokens)) {
                results.add(result(tokens));
            } else if (i == 0 && !tokens.isEmpty()) {
                server = tokens.get(0);
            }
        }
        return new AuthenticationResults(server, results);
    }

    private static boolean isResult(List<String> tokens) {
        return tokens.size() >= 3 && tokens.get(1).equals("=");
    }

    private static Result result(List<String> tokens) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 3; i + 2 < tokens.size(); i++) {
            if (tokens.get(i + 1).equals("=")) {
                properties.putIfAbsent(tokens.get(i), tokens.get(i + 2));
            }
        }
        return new Result(tokens.get(0).replaceFirst("/.*$", ""), tokens.get(2), properties);
    }
}
