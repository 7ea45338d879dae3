package dev.repwatch.checks.maillog.format;

import java.util.HashMap;
import java.util.Map;

/** {@code key=value}, {@code key=<address>} and {@code key="text"}; the last text is a stranger's and ends with the line. */
final class OpenSmtpdFields {

    private final Map<String, String> values = new HashMap<>();

    OpenSmtpdFields(Cursor at) {
        while (at.more()) {
            String key = at.word();
            if (key.isEmpty() || !at.take("=")) {
                return;
            }
            values.putIfAbsent(key, value(key, at));
            at.take(" ");
        }
    }

    private static String value(String key, Cursor at) {
        if (key.equals("stat")) {
            String rest = at.upTo("\u0000");
            int from = rest.startsWith("\"") ? 1 : 0;
            return rest.substring(
                    from, rest.endsWith("\"") && rest.length() > from ? rest.length() - 1 : rest.length());
        }
        if (at.at('"')) {
            return at.quoted();
        }
        if (at.at('<')) {
            return at.address();
        }
        int from = at.place();
        String value = at.upTo(" ");
        at.back(from + value.length());
        return value;
    }

    String get(String key) {
        return values.getOrDefault(key, "");
    }
}
