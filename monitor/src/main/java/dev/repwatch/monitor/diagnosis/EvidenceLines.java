package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.DnsAnswer;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.FeedValue;
import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.LogCoverage;
import dev.repwatch.monitor.diagnosis.evidence.LogLine;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.SeedResult;
import dev.repwatch.monitor.diagnosis.evidence.SentMessage;
import dev.repwatch.monitor.diagnosis.evidence.ServerSetting;
import dev.repwatch.monitor.diagnosis.evidence.Span;
import dev.repwatch.monitor.diagnosis.evidence.Suppression;
import dev.repwatch.monitor.diagnosis.evidence.Volume;
import dev.repwatch.monitor.diagnosis.evidence.WarmupState;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Receipt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One sentence for each thing that was seen. Mail addresses are masked; the words of an acceptance are not repeated. */
final class EvidenceLines {

    private static final int MOST_REPLY = 400;

    private final Texts texts;
    private final Values values;
    private final Map<Class<? extends Evidence>, Function<Evidence, Card.Line>> forms = new HashMap<>();

    EvidenceLines(Texts texts, Values values) {
        this.texts = texts;
        this.values = values;
        form(ListingSeen.class, this::listing);
        form(ListAnswer.class, this::observation);
        form(
                DeskTask.class,
                it -> line(
                        it,
                        it.span(),
                        "line.task." + it.state().orElse("cause_open"),
                        Map.of("list", list(it.list()))));
        form(PostureFinding.class, this::posture);
        form(SeedResult.class, this::seed);
        form(
                FeedValue.class,
                it -> line(
                        it,
                        it.span(),
                        "line.feed",
                        Map.of("source", text(it.source()), "name", text(it.name()), "value", text(it.value()))));
        form(
                WarmupState.class,
                it -> line(
                        it,
                        it.span(),
                        "line.warmup",
                        Map.of(
                                "ip", text(it.ip()),
                                "since", it.firstSeen().map(values.clock()::at).orElse("?"),
                                "plan", number(it.planToday()),
                                "sent", number(it.sentToday()))));
        form(
                Volume.class,
                it -> line(
                        it,
                        it.span(),
                        "line.volume",
                        Map.of(
                                "provider",
                                values.provider(it.provider()),
                                "today",
                                number(it.today()),
                                "usual",
                                number(it.median14d()))));
        form(LogCoverage.class, this::coverage);
        form(
                DnsAnswer.class,
                it -> line(
                        it,
                        it.span(),
                        "line.dns",
                        Map.of(
                                "name",
                                text(it.name()),
                                "type",
                                text(it.type()).toUpperCase(Locale.ROOT),
                                "answer",
                                text(it.answer()))));
        form(
                Suppression.class,
                it -> line(
                        it,
                        it.span(),
                        "line.suppression",
                        Map.of("recipient", Addresses.masked(text(it.recipient())), "reason", text(it.reason()))));
        form(SentMessage.class, this::message);
        form(
                ServerSetting.class,
                it -> line(
                        it,
                        it.span(),
                        "line.setting",
                        Map.of(
                                "name",
                                text(it.name()),
                                "value",
                                it.value()
                                        .or(it::rcptAnswer)
                                        .map(Addresses::masked)
                                        .orElse("?"))));
    }

    private <T extends Evidence> void form(Class<T> kind, Function<T, Card.Line> form) {
        forms.put(kind, it -> form.apply(kind.cast(it)));
    }

    Optional<Card.Line> of(Evidence evidence) {
        return Optional.ofNullable(forms.get(evidence.getClass())).map(form -> form.apply(evidence));
    }

    Card.Line of(Attempt attempt) {
        LogLine it = attempt.line();
        return line(
                it,
                it.span(),
                "line.log." + attempt.outcome().name().toLowerCase(Locale.ROOT),
                Map.of(
                        "provider", values.provider(attempt.provider()),
                        "reply",
                                it.reply()
                                        .map(Addresses::masked)
                                        .map(EvidenceLines::cut)
                                        .orElseGet(() ->
                                                it.meaning().orElseGet(() -> texts.or(Optional.empty(), "reply"))),
                        "receipt", texts.or(Receipt.of(attempt), "receipt"),
                        "many",
                                attempt.times() > 1
                                        ? texts.say("line.many", Map.of("count", Long.toString(attempt.times())))
                                        : ""));
    }

    Card.Line none(LogLine it) {
        return line(it, it.span(), "line.log.none", Map.of());
    }

    private Card.Line listing(ListingSeen it) {
        return line(
                it,
                it.span(),
                "line.listing",
                Map.of(
                        "list", list(it.list()),
                        "key", text(it.key()),
                        "code",
                                it.codeName()
                                        .or(it::code)
                                        .map(c -> " (" + c + ")")
                                        .orElse(""),
                        "end",
                                it.span()
                                        .until()
                                        .map(end -> texts.say(
                                                "line.end",
                                                Map.of("until", values.clock().at(end))))
                                        .orElseGet(() -> texts.say("line.open", Map.of()))));
    }

    private Card.Line observation(ListAnswer it) {
        boolean unbelieved = !it.believed().orElse(true);
        String verdict = unbelieved
                ? "unknown"
                : it.verdict().filter(v -> texts.has("line.observation." + v)).orElse("unknown");
        return line(
                it,
                it.span(),
                "line.observation." + verdict,
                Map.of(
                        "list", list(it.list()),
                        "key", text(it.key()),
                        "code", it.cause().map(c -> " (" + c + ")").orElse("")));
    }

    private Card.Line posture(PostureFinding it) {
        Map<String, String> said = Map.of(
                "check",
                        it.check()
                                .map(c -> c.equals("spf_ip") ? "SPF" : c.toUpperCase(Locale.ROOT))
                                .orElse("?"),
                "subject", it.subject().or(it::ip).orElse("?"),
                "before", text(it.before()),
                "after", text(it.after()),
                "detail", it.detail().map(d -> " (" + d + ")").orElse(""));
        String verdict =
                it.verdict().filter(v -> texts.has("line.posture." + v)).orElse("unknown");
        return line(
                it, it.span(), "line.posture." + (it.changed() && it.before().isPresent() ? "change" : verdict), said);
    }

    private Card.Line seed(SeedResult it) {
        String share = it.found().isPresent() && it.of().isPresent()
                ? texts.say(
                        "line.share",
                        Map.of(
                                "found",
                                it.found().get().toString(),
                                "of",
                                it.of().get().toString()))
                : "";
        String placement =
                it.placement().filter(p -> texts.has("line.seed." + p)).orElse("missing");
        return line(
                it,
                it.span(),
                "line.seed." + placement,
                Map.of("provider", values.provider(it.provider()), "share", share));
    }

    private Card.Line coverage(LogCoverage it) {
        String reader = it.reader().filter(r -> texts.has("line.coverage." + r)).orElse("absent");
        Card.Line line = line(it, it.span(), "line.coverage." + reader, Map.of("range", range(it)));
        return new Card.Line(line.kind(), Optional.empty(), line.says());
    }

    String range(LogCoverage it) {
        return it.lastLine()
                .or(it::until)
                .map(end ->
                        texts.say("line.range", Map.of("until", values.clock().at(end))))
                .orElse("");
    }

    private Card.Line message(SentMessage it) {
        return it.says().isPresent()
                ? line(
                        it,
                        it.span(),
                        "line.message",
                        Map.of("says", Addresses.masked(it.says().get())))
                : line(it, it.span(), "line.message.links", Map.of("links", String.join(", ", it.urls())));
    }

    private Card.Line line(Evidence of, Span span, String key, Map<String, String> said) {
        Map<String, String> all = new HashMap<>(said);
        all.put("time", values.clock().at(span.at()));
        Optional<Instant> at = span.at().equals(Instant.EPOCH) ? Optional.empty() : Optional.of(span.at());
        return new Card.Line(of.kind(), at, texts.say(key, all));
    }

    private String list(Optional<String> id) {
        return texts.or(id.map(name -> name.replaceFirst("^\\?", "")), "list");
    }

    private static String text(Optional<String> value) {
        return value.orElse("?");
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Long.toString(Math.round(value.getAsDouble())) : "?";
    }

    private static String cut(String reply) {
        return reply.length() <= MOST_REPLY ? reply : reply.substring(0, MOST_REPLY) + "…";
    }
}
