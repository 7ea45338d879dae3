package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.LineHeader;
import dev.repwatch.checks.maillog.line.LogLine;
import dev.repwatch.checks.maillog.line.MainLogStamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Exim's main log (specification, chapter 53): {@code <stamp> <id> <flag> <address> <fields>: <text>}. Without
 * {@code log_selector = +outgoing_interface} it does not say which address it sent from. A line with {@code H=} and no flag tells
 * of one host of several: evidence, and no attempt.
 */
final class EximReader implements LogReader, ProgramReader {

    private final LineHeader header;
    private final MainLogStamp stamp;

    EximReader(LineHeader header, MainLogStamp stamp) {
        this.header = header;
        this.stamp = stamp;
    }

    @Override
    public List<String> marks() {
        return List.of(" => ", " -> ", " >> ", " ** ", " == ");
    }

    @Override
    public boolean reads(String program) {
        return program.equals("exim") || program.equals("exim4");
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        Optional<Instant> time = stamp.read(line);
        if (time.isPresent()) {
            entry(time.get(), line.substring(stamp.end()), sink);
            return;
        }
        header.read(line).filter(parsed -> reads(parsed.program())).ifPresent(parsed -> read(parsed, sink));
    }

    /** In syslog mode the main log's own stamp may stand behind the header. */
    @Override
    public void read(LogLine line, Consumer<Attempt> sink) {
        Optional<Instant> time = stamp.read(line.text());
        entry(time.orElse(line.time()), time.isPresent() ? line.text().substring(stamp.end()) : line.text(), sink);
    }

    private static void entry(Instant time, String rest, Consumer<Attempt> sink) {
        Cursor at = new Cursor(rest.startsWith("[") ? rest.substring(rest.indexOf(' ') + 1) : rest);
        String id = at.upTo(" ");
        if (!id(id)) {
            return;
        }
        String flag = at.upTo(" ");
        outcome(flag).map(outcome -> attempt(time, id, outcome, at)).ifPresent(sink);
    }

    /** Six, six (since 4.97 eleven) and two (four) base-62 digits. */
    private static boolean id(String id) {
        return id.length() >= 16
                && id.length() <= 23
                && id.charAt(6) == '-'
                && id.lastIndexOf('-') > 7
                && id.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
    }

    private static Optional<Outcome> outcome(String flag) {
        return switch (flag) {
            case "=>", "->", ">>" -> Optional.of(Outcome.ACCEPTED);
            case "**" -> Optional.of(Outcome.REFUSED);
            case "==" -> Optional.of(Outcome.DEFERRED);
            default -> Optional.empty();
        };
    }

    private static Attempt attempt(Instant time, String id, Outcome flag, Cursor at) {
        String recipient = at.address();
        EximFields fields = EximFields.read(at);
        EximText text = EximText.of(fields.text());
        boolean accepted = flag == Outcome.ACCEPTED;
        boolean here = fields.relay().host().isEmpty() && fields.relay().ip().isEmpty() && accepted;
        Outcome outcome = text.expired() && flag == Outcome.REFUSED ? Outcome.EXPIRED : flag;
        return new AttemptDraft(time, outcome)
                .egress(new Egress("", fields.sourceIp()))
                .queueId(id)
                .recipient(recipient)
                .relay(text.relay().orElse(fields.relay()))
                .stage(here ? Optional.of(Stage.LOCAL) : text.stage())
                .reply(accepted ? fields.confirmation() : text.reply())
                .remark(text.reply().isPresent() ? "" : fields.text())
                .own(here)
                .delays(fields.delays())
                .made();
    }
}
