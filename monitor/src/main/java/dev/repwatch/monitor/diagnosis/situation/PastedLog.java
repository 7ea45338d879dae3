package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.format.FormatGuess;
import dev.repwatch.checks.maillog.format.LogReader;
import dev.repwatch.checks.maillog.line.Stamps;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of a mail server's log that somebody pasted: read as the log itself is. */
final class PastedLog {

    private static final int MOST_LINES = 200;
    private static final SourceAddresses UNTOLD = new SourceAddresses(Map.of());
    private static final Map<Stage, String> STAGES = Map.of(
            Stage.CONNECT, "connect",
            Stage.MAIL, "mail",
            Stage.RCPT, "rcpt",
            Stage.DATA, "data",
            Stage.EOD, "data_end");
    private static final Map<Stage, String> COMMANDS =
            Map.of(Stage.CONNECT, "EHLO", Stage.MAIL, "MAIL FROM", Stage.RCPT, "RCPT TO", Stage.EOD, "end of DATA");

    private PastedLog() {}

    /** The line of the last attempt; one that a mail program has wrapped is put together again. Empty where no line tells of one. */
    static Optional<String> line(String text) {
        List<String> lines = text.lines()
                .limit(MOST_LINES)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        return lines.stream()
                .filter(it -> attempt(it, Instant.EPOCH, ZoneOffset.UTC).isPresent())
                .reduce((a, b) -> b)
                .or(() -> Optional.of(String.join(" ", lines))
                        .filter(it -> lines.size() > 1)
                        .filter(it -> attempt(it, Instant.EPOCH, ZoneOffset.UTC).isPresent()));
    }

    static Optional<String> recipient(String line) {
        return attempt(line, Instant.EPOCH, ZoneOffset.UTC)
                .flatMap(dev.repwatch.checks.maillog.Attempt::recipient)
                .map(Addresses::plain);
    }

    /**
     * What a line says, and what the receiver answered as its text would stand in a bounce.
     *
     * @param answer with the command that it answers, empty when no receiver spoke
     */
    record Read(LogLine line, String answer) {}

    static Optional<Read> read(String line, Optional<Instant> when, Instant now, ZoneOffset zone) {
        return attempt(line, now, zone)
                .map(it -> new Read(evidence(it, when.orElse(lately(it.time(), now))), answer(it)));
    }

    private static Instant lately(Instant logged, Instant now) {
        return logged.isAfter(now) ? now : logged;
    }

    /** What was put down in a mailbox or a pipe here is no attempt at a receiver. */
    private static Optional<dev.repwatch.checks.maillog.Attempt> attempt(String line, Instant now, ZoneOffset zone) {
        LogReader reader = FormatGuess.reader(List.of(line), new Stamps(zone, now), UNTOLD);
        List<dev.repwatch.checks.maillog.Attempt> found = new ArrayList<>();
        reader.read(line, found::add);
        return found.stream().filter(it -> !it.own()).reduce((a, b) -> b);
    }

    private static LogLine evidence(dev.repwatch.checks.maillog.Attempt attempt, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("outcome", attempt.outcome().label());
        attempt.egress().ip().ifPresent(it -> fields.put("source_ip", it));
        attempt.recipient().ifPresent(it -> fields.put("recipient", it));
        attempt.queueId().ifPresent(it -> fields.put("queue_id", it));
        attempt.relay().host().ifPresent(it -> fields.put("relay_host", it));
        attempt.stage().map(STAGES::get).ifPresent(it -> fields.put("stage", it));
        attempt.reply()
                .map(Reply::text)
                .ifPresentOrElse(it -> fields.put("reply", it), () -> fields.put("detail", attempt.remark()));
        return LogLine.told(new Span(at, Optional.empty()), fields);
    }

    private static String answer(dev.repwatch.checks.maillog.Attempt attempt) {
        String command = attempt.stage()
                .map(COMMANDS::get)
                .map(it -> " (in reply to " + it + " command)")
                .orElse("");
        return attempt.reply().map(it -> it.text() + command).orElse(attempt.remark());
    }
}
