package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Delays;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.line.SeenBytes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a Postfix outcome. New ones may come (3.11 brought {@code tls=}), so unknown keys are passed over.
 *
 * @param relay logged as {@code host[ip]:port}, {@code none}, {@code local}
 * @param outcome empty when the line holds none
 * @param text what stands in the brackets behind it
 */
record PostfixFields(
        Optional<String> recipient, Relay relay, Optional<Delays> delays, Optional<Outcome> outcome, String text) {

    private static final byte[] STATUS = ByteCursor.literal("status=");
    private static final byte[] TO = ByteCursor.literal("to=");
    private static final byte[] RELAY = ByteCursor.literal("relay=");
    private static final byte[] DELAYS = ByteCursor.literal("delays=");
    private static final byte[] ORIGINAL = ByteCursor.literal("orig_to=");
    private static final byte[] FROM = ByteCursor.literal("from=");
    private static final byte[] IS = ByteCursor.literal("=");
    private static final byte[] NEXT = ByteCursor.literal(", ");
    private static final byte[] BLANK = ByteCursor.literal(" ");
    private static final byte[] SLASH = ByteCursor.literal("/");

    /** What words come to that are the same in most lines. */
    static final class Words {

        private static final Set<String> WITHOUT_RELAY = Set.of("none", "local", "virtual", "");

        private final SeenBytes<Relay> relays =
                new SeenBytes<>(text -> WITHOUT_RELAY.contains(text) ? Relay.NONE : PostfixText.relay(text));
        private final SeenBytes<Optional<Outcome>> outcomes = new SeenBytes<>(Words::outcome);

        /** {@code status=expired, returned to sender} has a comma behind the word, the others a blank. */
        private static Optional<Outcome> outcome(String word) {
            return switch (word.endsWith(",") ? word.substring(0, word.length() - 1) : word) {
                case "sent" -> Optional.of(Outcome.ACCEPTED);
                case "deferred", "SOFTBOUNCE" -> Optional.of(Outcome.DEFERRED);
                case "bounced", "undeliverable", "undeliverable-but-not-cached" -> Optional.of(Outcome.REFUSED);
                case "expired", "force-expired" -> Optional.of(Outcome.EXPIRED);
                default -> Optional.empty();
            };
        }
    }

    static PostfixFields read(ByteCursor at, Words words) {
        Optional<String> recipient = Optional.empty();
        Relay relay = Relay.NONE;
        Optional<Delays> delays = Optional.empty();
        while (at.more()) {
            if (at.take(STATUS)) {
                return new PostfixFields(recipient, relay, delays, at.upTo(BLANK, words.outcomes), at.brackets());
            }
            if (at.take(TO)) {
                recipient = Optional.of(at.address());
                at.take(NEXT);
            } else if (at.take(RELAY)) {
                relay = at.upTo(NEXT, words.relays);
            } else if (at.take(DELAYS)) {
                delays = delays(at);
                at.pass(NEXT);
            } else if (at.take(ORIGINAL) || at.take(FROM)) {
                at.address();
                at.take(NEXT);
            } else if (at.passWord() && at.take(IS)) {
                at.pass(NEXT);
            } else {
                break;
            }
        }
        return new PostfixFields(recipient, relay, delays, Optional.empty(), "");
    }

    /** {@code a/b/c/d} in seconds (postconf(5), {@code delay_logging_resolution_limit}): a and b are ours. */
    private static Optional<Delays> delays(ByteCursor at) {
        long before = at.millis();
        long active = at.take(SLASH) ? at.millis() : -1;
        long connect = at.take(SLASH) ? at.millis() : -1;
        long transfer = at.take(SLASH) ? at.millis() : -1;
        if (before < 0 || active < 0 || connect < 0 || transfer < 0 || !(at.at(',') || !at.more())) {
            return Optional.empty();
        }
        return Optional.of(new Delays(
                Duration.ofMillis(before + active), Duration.ofMillis(connect), Duration.ofMillis(transfer)));
    }
}
