package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Delays;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys of a Postfix outcome. New ones may come (3.11 brought {@code tls=}), so unknown keys are passed over.
 *
 * @param relay as logged: {@code host[ip]:port}, {@code none}, {@code local}
 * @param status empty when the line holds none
 * @param text what stands in the brackets behind it
 */
record PostfixFields(Optional<String> recipient, String relay, Optional<Delays> delays, String status, String text) {

    private static final int PARTS = 4;

    static PostfixFields read(Cursor at) {
        Optional<String> recipient = Optional.empty();
        String relay = "";
        Optional<Delays> delays = Optional.empty();
        while (at.more()) {
            String key = at.word();
            if (key.isEmpty() || !at.take("=")) {
                return new PostfixFields(recipient, relay, delays, "", "");
            }
            if (key.equals("status")) {
                return new PostfixFields(recipient, relay, delays, word(at), brackets(at.rest()));
            }
            if (key.equals("to")) {
                recipient = Optional.of(at.address());
                at.take(", ");
            } else if (key.equals("orig_to") || key.equals("from")) {
                at.address();
                at.take(", ");
            } else {
                String value = at.upTo(", ");
                relay = key.equals("relay") ? value : relay;
                delays = key.equals("delays") ? delays(value) : delays;
            }
        }
        return new PostfixFields(recipient, relay, delays, "", "");
    }

    /** {@code status=expired, returned to sender} has a comma behind the word, the others a blank. */
    private static String word(Cursor at) {
        String word = at.upTo(" ");
        return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }

    /** A line that syslog cut has no closing bracket. */
    private static String brackets(String rest) {
        if (!rest.startsWith("(")) {
            return rest;
        }
        return rest.substring(1, rest.endsWith(")") ? rest.length() - 1 : rest.length());
    }

    /** {@code a/b/c/d} in seconds (postconf(5), {@code delay_logging_resolution_limit}): a and b are ours. */
    private static Optional<Delays> delays(String value) {
        String[] parts = value.split("/", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Delays(seconds(parts[0]).plus(seconds(parts[1])), seconds(parts[2]), seconds(parts[3])));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Duration.ofSeconds(Integer.parseUnsignedInt(text));
        }
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
