package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Delays;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * The fields of an Exim entry, which may stand in any order: {@code H=host (helo) [ip]:port I=[ip]:port C="reply" …}.
 *
 * @param text what stands behind the colon that ends the fields
 */
record EximFields(
        Relay relay, Optional<String> sourceIp, Optional<Reply> confirmation, Optional<Delays> delays, String text) {

    static EximFields read(Cursor at) {
        Collected found = new Collected();
        while (at.more() && !found.done) {
            if (at.take(": ") || at.take(":")) {
                break;
            }
            if (!at.take(" ")) {
                at.back(at.place() + 1);
                continue;
            }
            int start = at.place();
            String key = at.word();
            if (!key.isEmpty() && at.take("=")) {
                found.field(key, at);
            } else {
                at.back(start);
                found.skip(at);
            }
        }
        return new EximFields(found.relay, found.sourceIp, found.confirmation, found.delays(), withoutTimes(at.rest()));
    }

    /** On lines of failed addresses the times stand behind the text. */
    private static String withoutTimes(String text) {
        String rest = text;
        for (int times = 0; times < 2; times++) {
            int blank = rest.lastIndexOf(' ');
            String last = rest.substring(blank + 1);
            boolean time = last.startsWith("DT=") || last.startsWith("QT=");
            if (blank > 0 && time && EximTime.of(last.substring(3)).isPresent()) {
                rest = rest.substring(0, blank);
            }
        }
        return rest;
    }

    /** Fields as they come. */
    private static final class Collected {

        private Relay relay = Relay.NONE;
        private Optional<String> sourceIp = Optional.empty();
        private Optional<Reply> confirmation = Optional.empty();
        private Duration queued = Duration.ZERO;
        private Optional<Duration> delivery = Optional.empty();
        private boolean done;

        void field(String key, Cursor at) {
            switch (key) {
                case "H" -> relay = host(at);
                case "I" -> sourceIp = Optional.of(bracketed(at)).filter(ip -> !ip.isEmpty());
                case "C" -> confirmation = Reply.of(value(at));
                case "QT" -> queued = EximTime.of(value(at)).orElse(Duration.ZERO);
                case "DT" -> delivery = EximTime.of(value(at));
                default -> value(at);
            }
        }

        /** {@code defer (-46)}, an original address in angle brackets, or another word. */
        void skip(Cursor at) {
            if (at.at('<')) {
                at.address();
            } else {
                value(at);
            }
        }

        Optional<Delays> delays() {
            return delivery.map(taken -> new Delays(queued, Duration.ZERO, taken));
        }

        private String value(Cursor at) {
            if (at.at('"')) {
                return at.quoted().replace("\\n", " ");
            }
            if (at.at('<')) {
                return at.address();
            }
            int from = at.place();
            String token = at.upTo(" ");
            return ended(at, from, token);
        }

        /** A value that ends with a colon ends the fields too. */
        private String ended(Cursor at, int from, String token) {
            if (token.endsWith(":")) {
                done = true;
                return token.substring(0, token.length() - 1);
            }
            at.back(from + token.length());
            return token;
        }

        private Relay host(Cursor at) {
            int from = at.place();
            String name = at.at('[') ? "" : ended(at, from, at.upTo(" "));
            if (!done && at.take(" (")) {
                at.upTo(")");
            }
            if (done || !(at.take(" ") || name.isEmpty()) || !at.at('[')) {
                return Relay.of(name, "", 0);
            }
            String ip = bracketed(at);
            return Relay.of(name, ip, 0);
        }

        /** {@code [ip]:port}; the port is passed over. */
        private String bracketed(Cursor at) {
            if (!at.take("[")) {
                return "";
            }
            String ip = at.upTo("]");
            int from = at.place();
            if (at.take(":") && !at.at(' ')) {
                ended(at, from, ":" + at.upTo(" "));
            } else {
                at.back(from);
            }
            return ip;
        }
    }
}
