package dev.repwatch.monitor.diagnosis.reply;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Providers;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads replies as the reader of mail logs does, by the same rules. Safe for use by several threads. */
public final class JudgedReplies implements ReplyReader {

    private static final int MOST_CHARACTERS = 4096;

    private final Judge judge;
    private final Map<String, String> zones;

    /** @param zones id of a list by its zone */
    public JudgedReplies(Judge judge, Map<String, String> zones) {
        this.judge = judge;
        this.zones = Map.copyOf(zones);
    }

    /** With the rules and the zones that come with repwatch. */
    public static JudgedReplies shipped() {
        return by(Catalogue.shipped());
    }

    /** With the rules that come with repwatch, and these lists. */
    public static JudgedReplies by(Catalogue lists) {
        Map<String, String> zones = lists.all().stream()
                .collect(Collectors.toMap(it -> it.zone(), it -> it.id().value(), (one, other) -> one));
        return new JudgedReplies(new Judge(List.of(), zones), zones);
    }

    @Override
    public synchronized ParsedReply read(String text, Optional<String> provider) {
        String flat = flat(text);
        Optional<Reply> reply = ReplyMarks.from(flat).flatMap(Reply::of);
        Optional<String> stage = ReplyMarks.stage(flat);
        Judged judged = judge.judge(new AttemptDraft(Instant.EPOCH, outcome(reply))
                .stage(stage.flatMap(JudgedReplies::reached))
                .recipient(ReplyMarks.mailbox(flat))
                .reply(reply)
                .remark(flat)
                .made());
        Optional<String> who = provider.or(
                        () -> Optional.of(judged.provider()).filter(it -> !it.equals(Providers.OTHER)))
                .or(() -> ReplyMarks.givenAway(flat));
        return new ParsedReply(
                meaning(judged, reply, who, stage.flatMap(JudgedReplies::reached)),
                reply.map(Reply::code).orElse(0),
                judged.list().or(() -> zone(flat)),
                who,
                ReplyMarks.namedIp(flat),
                stage,
                ReplyMarks.failedAuthentication(flat));
    }

    /** The list whose zone stands in the text, also where the receiver only says that it could not ask it. */
    private Optional<String> zone(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        return zones.entrySet().stream()
                .filter(it -> low.contains(it.getKey()))
                .max(Comparator.comparingInt(it -> it.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private ReplyClass meaning(Judged judged, Optional<Reply> reply, Optional<String> provider, Optional<Stage> stage) {
        return reply.filter(it -> !it.positive())
                .map(it -> provider.filter(judge::knows)
                        .map(who -> judge.meaning(it, who, stage))
                        .orElseGet(() -> judge.meaning(it, stage)))
                .orElse(judged.meaning());
    }

    private static Outcome outcome(Optional<Reply> reply) {
        if (reply.filter(Reply::positive).isPresent()) {
            return Outcome.ACCEPTED;
        }
        return reply.filter(Reply::permanent).isPresent() ? Outcome.REFUSED : Outcome.DEFERRED;
    }

    private static Optional<Stage> reached(String stage) {
        return switch (stage) {
            case "connect" -> Optional.of(Stage.CONNECT);
            case "mail" -> Optional.of(Stage.MAIL);
            case "rcpt" -> Optional.of(Stage.RCPT);
            case "data" -> Optional.of(Stage.DATA);
            case "data_end" -> Optional.of(Stage.EOD);
            default -> Optional.empty();
        };
    }

    private static String flat(String text) {
        String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        return bounded.replaceAll("\\s+", " ").strip();
    }
}
