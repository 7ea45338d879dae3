package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.LogLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Postfix: {@code <ident>/<daemon>: <queue id>: key=value, …, status=<word> (<text>)}. The keys are read one by one up to the
 * first {@code status=}: all behind it is text a stranger chose, and may look like another outcome.
 */
final class PostfixReader implements ProgramReader {

    private static final Set<String> INBOUND = Set.of(
            "smtpd",
            "postscreen",
            "pickup",
            "cleanup",
            "bounce",
            "dnsblog",
            "verify",
            "tlsproxy",
            "proxymap",
            "anvil",
            "master",
            "scache",
            "trivial-rewrite",
            "flush",
            "postlogd",
            "tlsmgr",
            "showq",
            "spawn");
    private static final Set<String> HERE = Set.of("local", "virtual", "pipe", "discard");
    private static final Set<String> ERRORS = Set.of("error", "retry");
    private static final Set<String> WITHOUT_RELAY = Set.of("none", "local", "virtual", "");

    private static final int MOST_RELAYS = 20_000;
    private static final int MOST_PROGRAMS = 10_000;

    private final SourceAddresses sources;
    private final Map<String, Relay> relays = new HashMap<>();
    private final Map<String, Way> ways = new HashMap<>();

    /** What the program of a line says. */
    private record Way(boolean read, Egress egress, boolean here, boolean errors) {}

    PostfixReader(SourceAddresses sources) {
        this.sources = sources;
    }

    @Override
    public boolean reads(String program) {
        return way(program).read();
    }

    /** The same programs come again and again. */
    private Way way(String program) {
        Way known = ways.get(program);
        if (known == null) {
            int slash = program.lastIndexOf('/');
            String daemon = program.substring(slash + 1);
            boolean read = slash > 0 && !INBOUND.contains(daemon);
            known = new Way(
                    read,
                    read ? sources.of(program.substring(0, slash)) : Egress.UNKNOWN,
                    HERE.contains(daemon),
                    ERRORS.contains(daemon));
            if (ways.size() < MOST_PROGRAMS) {
                ways.put(program, known);
            }
        }
        return known;
    }

    @Override
    public List<String> marks() {
        return List.of(" status=");
    }

    @Override
    public void read(LogLine line, Consumer<Attempt> sink) {
        Cursor at = new Cursor(line.text());
        String id = at.word();
        if (id.isEmpty() || !at.take(": ")) {
            return;
        }
        PostfixFields fields = PostfixFields.read(at);
        Optional<Outcome> outcome = outcome(fields.status());
        if (outcome.isPresent() && (fields.recipient().isPresent() || outcome.get() == Outcome.EXPIRED)) {
            sink.accept(attempt(line, id, fields, outcome.get()));
        }
    }

    private Attempt attempt(LogLine line, String id, PostfixFields fields, Outcome outcome) {
        Way way = way(line.program());
        PostfixText text = PostfixText.of(fields.text(), outcome);
        boolean noRelay = WITHOUT_RELAY.contains(fields.relay());
        boolean own = way.here() || instead(way, text);
        return new AttemptDraft(line.time(), outcome)
                .egress(way.egress())
                .queueId(id)
                .recipient(fields.recipient().orElse(""))
                .relay(noRelay ? text.relay() : relay(fields.relay()))
                .stage(own ? Optional.of(Stage.LOCAL) : text.stage())
                .reply(text.reply())
                .remark(text.remark())
                .own(own)
                .delays(fields.delays())
                .made();
    }

    /** The same servers come again and again. */
    private Relay relay(String text) {
        Relay known = relays.get(text);
        if (known == null) {
            known = PostfixText.relay(text);
            if (relays.size() < MOST_RELAYS) {
                relays.put(text, known);
            }
        }
        return known;
    }

    /** The error transport answers in place of a receiver (transport_maps, an alias that is not there) unless it repeats one. */
    private static boolean instead(Way way, PostfixText text) {
        return way.errors() && text.stage().equals(Optional.of(Stage.LOCAL));
    }

    private static Optional<Outcome> outcome(String status) {
        return switch (status) {
            case "sent" -> Optional.of(Outcome.ACCEPTED);
            case "deferred", "SOFTBOUNCE" -> Optional.of(Outcome.DEFERRED);
            case "bounced", "undeliverable", "undeliverable-but-not-cached" -> Optional.of(Outcome.REFUSED);
            case "expired", "force-expired" -> Optional.of(Outcome.EXPIRED);
            default -> Optional.empty();
        };
    }
}
