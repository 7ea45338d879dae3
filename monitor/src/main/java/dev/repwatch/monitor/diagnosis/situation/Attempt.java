package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.reply.ParsedReply;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the log with the reading of its reply.
 *
 * @param pasted the reply came from the person who asks, so that nothing is known but its text
 */
public record Attempt(LogLine line, ParsedReply reading, boolean pasted) {

    private static final Set<String> AFTER_DATA = Set.of("data", "data_end", "eod", "end_of_data");

    /** What came of it. */
    public enum Outcome {
        ACCEPTED,
        DEFERRED,
        REFUSED,
        EXPIRED,
        UNKNOWN
    }

    public Outcome outcome() {
        return line.outcome().flatMap(Attempt::named).orElseGet(this::outcomeByCode);
    }

    private static Optional<Outcome> named(String word) {
        return Arrays.stream(Outcome.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private Outcome outcomeByCode() {
        return switch (reading.code() / 100) {
            case 2 -> Outcome.ACCEPTED;
            case 4 -> Outcome.DEFERRED;
            case 5 -> Outcome.REFUSED;
            default -> failureIsNamed() ? Outcome.REFUSED : Outcome.UNKNOWN;
        };
    }

    private boolean failureIsNamed() {
        return (line.meaning().isPresent() && meaning() != ReplyClass.DELIVERED) || pasted;
    }

    public boolean accepted() {
        return outcome() == Outcome.ACCEPTED;
    }

    public boolean deferred() {
        return outcome() == Outcome.DEFERRED;
    }

    public boolean refused() {
        return outcome() == Outcome.REFUSED;
    }

    public boolean expired() {
        return outcome() == Outcome.EXPIRED;
    }

    public boolean failed() {
        return deferred() || refused() || expired();
    }

    /** A reader of logs is believed, except that a refused question of the receiver is never a listing. */
    public ReplyClass meaning() {
        if (reading.meaning() == ReplyClass.RECEIVER_MISCONFIGURED) {
            return ReplyClass.RECEIVER_MISCONFIGURED;
        }
        ReplyClass given = line.meaning().flatMap(ReplyClass::of).orElse(reading.meaning());
        return given == ReplyClass.UNKNOWN_USER_OR_FILTER && !afterData() ? ReplyClass.UNKNOWN_USER : given;
    }

    public boolean is(ReplyClass... any) {
        return Arrays.asList(any).contains(meaning());
    }

    public boolean afterData() {
        return stage().filter(AFTER_DATA::contains).isPresent();
    }

    public Optional<String> stage() {
        return line.stage().or(reading::stage);
    }

    public Optional<String> list() {
        return line.list().filter(it -> !it.equals("-")).or(reading::list);
    }

    public Optional<String> provider() {
        return line.provider()
                .filter(it -> !it.equals("other"))
                .or(reading::provider)
                .or(() -> line.domain())
                .or(() -> line.recipient().flatMap(Addresses::domain));
    }

    /** The address that sent it; that of the reply only where the log cannot tell. */
    public Optional<String> ip() {
        return line.sourceIp().or(reading::namedIp);
    }

    public Optional<String> domain() {
        return line.domain().or(() -> line.recipient().flatMap(Addresses::domain));
    }

    public Instant at() {
        return line.span().at();
    }

    public Instant last() {
        return line.span().last();
    }

    public long times() {
        return line.times();
    }

    public boolean replySays(String... words) {
        String small = line.reply().orElse("").toLowerCase(Locale.ROOT) + " "
                + line.detail().orElse("").toLowerCase(Locale.ROOT);
        return Arrays.stream(words).anyMatch(small::contains);
    }
}
