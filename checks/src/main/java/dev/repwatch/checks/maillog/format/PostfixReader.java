package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.line.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    private static final byte[] BEHIND_ID = ByteCursor.literal(": ");
    private static final int MOST_PROGRAMS = 10_000;

    private final SourceAddresses sources;
    private final PostfixFields.Words words = new PostfixFields.Words();
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
        return List.of(", status=");
    }

    @Override
    public void read(LogLine line, Consumer<Attempt> sink) {
        byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
        read(line.time(), line.program(), text, 0, text.length, sink);
    }

    @Override
    public void read(Instant time, String program, byte[] block, int from, int to, Consumer<Attempt> sink) {
        ByteCursor at = new ByteCursor(block, from, to);
        String id = at.word();
        if (id.isEmpty() || !at.take(BEHIND_ID)) {
            return;
        }
        PostfixFields fields = PostfixFields.read(at, words);
        Optional<Outcome> outcome = fields.outcome();
        if (outcome.isPresent() && (fields.recipient().isPresent() || outcome.get() == Outcome.EXPIRED)) {
            sink.accept(
                    attempt(new AttemptDraft(time, outcome.get()).queueId(id), way(program), fields, outcome.get()));
        }
    }

    private static Attempt attempt(AttemptDraft draft, Way way, PostfixFields fields, Outcome outcome) {
        PostfixText text = PostfixText.of(fields.text(), outcome);
        boolean own = way.here() || instead(way, text);
        return draft.egress(way.egress())
                .recipient(fields.recipient().orElse(""))
                .relay(fields.relay().equals(Relay.NONE) ? text.relay() : fields.relay())
                .stage(own ? Optional.of(Stage.LOCAL) : text.stage())
                .reply(text.reply())
                .remark(text.remark())
                .own(own)
                .delays(fields.delays())
                .made();
    }

    /** The error transport answers in place of a receiver (transport_maps, an alias that is not there) unless it repeats one. */
    private static boolean instead(Way way, PostfixText text) {
        return way.errors() && text.stage().equals(Optional.of(Stage.LOCAL));
    }
}
