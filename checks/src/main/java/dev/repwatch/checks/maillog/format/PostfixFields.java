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
    private static final int DECIMALS = 3;
    private static final long LARGEST = 1_000_000_000_000L;

    static PostfixFields read(Cursor at) {
        Optional<String> recipient = Optional.empty();
        String relay = "";
        Optional<Delays> delays = Optional.empty();
        while (at.more()) {
            if (at.take("status=")) {
                return new PostfixFields(recipient, relay, delays, word(at), brackets(at.rest()));
            }
            if (at.take("to=")) {
                recipient = Optional.of(at.address());
                at.take(", ");
            } else if (at.take("relay=")) {
                relay = at.upTo(", ");
            } else if (at.take("delays=")) {
                delays = delays(at.upTo(", "));
            } else if (at.take("orig_to=") || at.take("from=")) {
                at.address();
                at.take(", ");
            } else if (at.word().isEmpty() || !at.take("=")) {
                break;
            } else {
                at.pass(", ");
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
        long[] millis = new long[PARTS];
        int from = 0;
        for (int part = 0; part < PARTS; part++) {
            int slash = part == PARTS - 1 ? value.length() : value.indexOf('/', from);
            long taken = slash < from ? -1 : millis(value, from, slash);
            if (taken < 0) {
                return Optional.empty();
            }
            millis[part] = taken;
            from = slash + 1;
        }
        return Optional.of(new Delays(
                Duration.ofMillis(millis[0] + millis[1]), Duration.ofMillis(millis[2]), Duration.ofMillis(millis[3])));
    }

    /** By hand, because every outcome has four of them; -1 when it is no number. */
    private static long millis(String text, int from, int to) {
        long value = 0;
        int decimals = -1;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c < '0' || c > '9' || value > LARGEST) {
                return -1;
            } else if (decimals < DECIMALS) {
                value = value * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int more = Math.max(0, decimals); more < DECIMALS; more++) {
            value *= 10;
        }
        return from == to ? -1 : value;
    }
}
