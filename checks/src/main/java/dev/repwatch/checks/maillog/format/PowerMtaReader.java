package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.RecordStamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PowerMTA's accounting file: CSV (RFC 4180) whose columns follow the configuration, so they are found by the header line.
 * Types: d delivered, b bounced, t and tq transient; r, rb, rs and f are inbound or come later.
 */
final class PowerMtaReader implements LogReader {

    private final CsvLines csv = new CsvLines("timeLogged");
    private final RecordStamp stamp;

    PowerMtaReader(RecordStamp stamp) {
        this.stamp = stamp;
    }

    @Override
    public void header(String line) {
        csv.header(line);
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        csv.read(line).ifPresent(row -> attempt(row, sink));
    }

    private void attempt(CsvLines.Row row, Consumer<Attempt> sink) {
        Optional<Instant> time = stamp.read(row.get("timeLogged"));
        outcome(row)
                .filter(outcome -> time.isPresent())
                .ifPresent(outcome -> sink.accept(made(row, time.orElseThrow(), outcome)));
    }

    private static Attempt made(CsvLines.Row row, Instant time, Outcome outcome) {
        String said = SesReader.withoutProtocol(row.get("dsnDiag"));
        boolean spoken = outcome != Outcome.EXPIRED;
        Optional<Reply> reply = spoken ? Reply.of(said) : Optional.empty();
        String source = row.get("dlvSourceIp");
        return new AttemptDraft(time, outcome)
                .egress(new Egress(row.get("vmta"), source.isEmpty() ? Optional.empty() : Optional.of(source)))
                .queueId(row.get("msgId"))
                .recipient(row.get("rcpt"))
                .relay(relay(row))
                .stage(spoken ? Optional.empty() : Optional.of(Stage.LOCAL))
                .reply(reply)
                .remark(reply.isPresent() ? "" : ours(row, said))
                .made();
    }

    private static Optional<Outcome> outcome(CsvLines.Row row) {
        return switch (row.get("type")) {
            case "d" -> Optional.of(Outcome.ACCEPTED);
            case "t", "tq" -> Optional.of(Outcome.DEFERRED);
            case "b" -> Optional.of(expired(row) ? Outcome.EXPIRED : Outcome.REFUSED);
            default -> Optional.empty();
        };
    }

    private static boolean expired(CsvLines.Row row) {
        return row.get("dsnStatus").startsWith("4.4.7")
                || row.get("bounceCat").toLowerCase(Locale.ROOT).equals("message-expired");
    }

    /** Where no receiver spoke, the status and PowerMTA's own category say why. */
    private static String ours(CsvLines.Row row, String said) {
        return said.isEmpty() ? (row.get("dsnStatus") + " " + row.get("bounceCat")).strip() : said;
    }

    /** {@code host (ip)}; a receiver that is named by its address is {@code [ip] (ip)}. */
    private static Relay relay(CsvLines.Row row) {
        String mta = row.get("dsnMta");
        int open = mta.indexOf('(');
        int close = mta.indexOf(')', Math.max(0, open));
        String inner = open >= 0 && close > open ? mta.substring(open + 1, close) : "";
        String host = (open < 0 ? mta : mta.substring(0, open)).strip();
        return Relay.of(host.startsWith("[") ? "" : host, inner.isEmpty() ? row.get("dlvDestinationIp") : inner, 0);
    }
}
