package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.NONE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.UNKNOWN;

import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nothing was seen: because nothing was there, or because nobody could look (D52, D53, D59). */
final class UnseenRows {

    private static final Duration LOOKED_BACK = Duration.ofDays(3);

    static final List<Row> ALL = List.of(
            Row.of("D53.standing", UNKNOWN, NONE, "unknown_standing", it -> standing(it) && blind(it))
                    .rests("coverage", "observation")
                    .asks("observation", "coverage", "eml"),
            Row.of("D53", UNKNOWN, NONE, "unknown", it -> it.judged().isEmpty() && blind(it))
                    .rests("coverage")
                    .asks("coverage", "eml"),
            Row.of("D52", ENGINEER, LIKELY, "not_sent", it -> it.judged().isEmpty() && lookedFor(it))
                    .rests("coverage")
                    .asks("message"),
            Row.of("D59.standing", UNKNOWN, NONE, "unknown_standing", UnseenRows::standing)
                    .rests("observation")
                    .asks("observation", "log", "feed"),
            Row.of("D59", UNKNOWN, NONE, "unknown", it -> true).asks("eml", "message", "log"));

    private UnseenRows() {}

    /** Asked about an address or a domain, and no message. */
    private static boolean standing(Situation it) {
        return it.judged().isEmpty()
                && (it.subject().ip().isPresent() || it.subject().domain().isPresent())
                && !it.subject().ofOneMessage();
    }

    private static boolean blind(Situation it) {
        return it.seen(LogCoverage.class)
                .anyMatch(c -> c.reader().filter(r -> !r.equals("ok")).isPresent());
    }

    /** The log was read over the whole time that was looked at, and the message is not in it. */
    private static boolean lookedFor(Situation it) {
        return it.subject().ofOneMessage()
                && it.nothingFound().stream()
                        .anyMatch(none -> none.outcome().isEmpty()
                                && ours(it, none)
                                && about(it, none)
                                && around(it, none)
                                && covered(it, none));
    }

    /** The log of somebody else's server says nothing of what ours never got. */
    private static boolean ours(Situation it, LogLine none) {
        return none.host().filter(host -> !it.file().own().domain(host)).isEmpty();
    }

    private static boolean about(Situation it, LogLine none) {
        boolean person = none.recipient().isEmpty()
                || none.recipient().equals(it.subject().recipient());
        Optional<String> id = none.messageId().or(none::queueId).map(Addresses::plain);
        return person
                && (id.isEmpty()
                        || it.subject().message().isEmpty()
                        || id.equals(it.subject().message()));
    }

    /** Looked for at the time that was asked about; in a time before, nothing was to be found. */
    private static boolean around(Situation it, LogLine none) {
        Instant asked = it.when();
        Instant ended = none.span().until().orElse(it.now());
        return it.file().question().when().isPresent()
                ? !none.span().at().isAfter(asked) && !ended.isBefore(asked)
                : !ended.isBefore(it.now().minus(LOOKED_BACK));
    }

    private static boolean covered(Situation it, LogLine none) {
        Instant from = none.span().at();
        Instant until = none.span().last();
        return it.seen(LogCoverage.class)
                .filter(c -> c.reader().filter("ok"::equals).isPresent())
                .anyMatch(c -> c.from().map(f -> !f.isAfter(from)).orElse(true)
                        && c.until()
                                .or(c::lastLine)
                                .map(u -> !u.isBefore(until))
                                .orElse(true));
    }
}
