package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.LogLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sendmail: {@code <id>: to=…, delay=…, mailer=…, relay=host. [ip], dsn=…, reply=…, stat=…}. The {@code stat=} is its own word for
 * classes of codes and is not believed; {@code dsn=} stands in front of all that the receiver wrote, so it tells the outcome.
 */
final class SendmailReader implements ProgramReader {

    private static final Set<String> PROGRAMS = Set.of("sendmail", "sm-mta", "sm-msp-queue", "sm-msp", "sm-que");
    private static final Set<String> REMOTE = Set.of("esmtp", "smtp", "smtp8", "dsmtp", "relay", "esmtps");

    private final SourceAddresses sources;

    SendmailReader(SourceAddresses sources) {
        this.sources = sources;
    }

    @Override
    public boolean reads(String program) {
        return PROGRAMS.contains(program);
    }

    @Override
    public List<String> marks() {
        return List.of("stat=");
    }

    @Override
    public void read(LogLine line, Consumer<Attempt> sink) {
        Cursor at = new Cursor(line.text());
        String id = at.word();
        if (id.isEmpty() || !at.take(": to=")) {
            return;
        }
        SendmailFields fields = SendmailFields.read(at);
        outcome(fields)
                .ifPresent(outcome -> fields.recipients()
                        .forEach(recipient -> sink.accept(attempt(line, id, recipient, fields, outcome))));
    }

    private Attempt attempt(LogLine line, String id, String recipient, SendmailFields fields, Outcome outcome) {
        boolean own = !REMOTE.contains(fields.mailer()) && fields.relay().equals(Relay.NONE);
        Egress named = sources.of(line.program());
        return new AttemptDraft(line.time(), outcome)
                .egress(new Egress("", named.ip()))
                .queueId(id)
                .recipient(recipient)
                .relay(fields.relay())
                .stage(own ? Optional.of(Stage.LOCAL) : stage(fields, outcome))
                .reply(reply(fields, outcome))
                .remark(fields.stat())
                .own(own)
                .made();
    }

    private static Optional<Outcome> outcome(SendmailFields fields) {
        String stat = fields.stat().toLowerCase(Locale.ROOT);
        if (stat.isEmpty() || stat.startsWith("queued")) {
            return Optional.empty();
        }
        if (stat.contains("message could not be delivered for") || stat.contains("cannot send message for")) {
            return Optional.of(Outcome.EXPIRED);
        }
        char kind = fields.dsn().isEmpty() ? old(stat) : fields.dsn().charAt(0);
        return Optional.of(kind == '2' ? Outcome.ACCEPTED : kind == '4' ? Outcome.DEFERRED : Outcome.REFUSED);
    }

    private static char old(String stat) {
        return stat.startsWith("sent") ? '2' : stat.startsWith("deferred") ? '4' : '5';
    }

    /**
     * Sendmail logs no command. A refusal of the greeting is known by its own code in place of the receiver's (smtpinit() in
     * usersmtp.c), a connection that failed by its words. One that is cut before the greeting is logged with those of a name server
     * that did not answer, and with 4.4.2, which name servers never get.
     */
    private static Optional<Stage> stage(SendmailFields fields, Outcome outcome) {
        if (outcome == Outcome.EXPIRED) {
            return Optional.of(Stage.LOCAL);
        }
        String stat = fields.stat().toLowerCase(Locale.ROOT);
        boolean greeting = fields.dsn().equals("5.5.0") || fields.dsn().equals("4.5.0");
        Optional<Reply> reply = Reply.of(fields.reply());
        if (reply.isPresent()) {
            boolean other = !reply.flatMap(Reply::enhanced).equals(Optional.of(fields.dsn()));
            return greeting && other ? Optional.of(Stage.CONNECT) : Optional.empty();
        }
        boolean noGreeting = fields.dsn().equals("4.4.2") && stat.startsWith("deferred: name server: ");
        return noGreeting
                        || stat.contains("connection refused")
                        || stat.contains("connection timed out")
                        || stat.contains("no route")
                ? Optional.of(Stage.CONNECT)
                : Optional.empty();
    }

    private static Optional<Reply> reply(SendmailFields fields, Outcome outcome) {
        Optional<Reply> said = Reply.of(fields.reply());
        if (said.isPresent()) {
            return said;
        }
        if (outcome == Outcome.ACCEPTED) {
            return fields.stat().startsWith("Sent (")
                    ? Reply.of("250 "
                            + fields.stat()
                                    .substring(6, Math.max(6, fields.stat().length() - 1)))
                    : Optional.empty();
        }
        int colon = fields.stat().startsWith("Deferred: ") ? 10 : 0;
        return Reply.of(fields.stat().substring(colon));
    }
}
