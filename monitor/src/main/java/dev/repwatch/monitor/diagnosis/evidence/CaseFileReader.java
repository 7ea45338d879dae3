package dev.repwatch.monitor.diagnosis.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Reads the evidence of one question from JSON, as {@code repwatch diagnose --evidence} takes it. */
public final class CaseFileReader {

    private static final int MOST_VALUE = 1 << 20;
    private static final int MOST_EVIDENCE = 20_000;
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(4 << 20)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final Map<String, BiFunction<Span, Fields, Evidence>> KINDS = Map.ofEntries(
            Map.entry("log", LogLine::of),
            Map.entry("listing", ListingSeen::of),
            Map.entry("observation", ListAnswer::of),
            Map.entry("task", DeskTask::of),
            Map.entry("posture", PostureFinding::of),
            Map.entry("seed", SeedResult::of),
            Map.entry("feed", FeedValue::of),
            Map.entry("warmup", WarmupState::of),
            Map.entry("volume", Volume::of),
            Map.entry("coverage", LogCoverage::of),
            Map.entry("dns", DnsAnswer::of),
            Map.entry("suppression", Suppression::of),
            Map.entry("message", SentMessage::of),
            Map.entry("setting", ServerSetting::of));

    private static final Set<String> WITHOUT_TIME =
            Set.of("coverage", "message", "setting", "suppression", "warmup", "volume");

    private CaseFileReader() {}

    /** @throws UnreadableQuestion when the text is no JSON of this form, or has no time or question */
    public static CaseFile read(String json) {
        JsonNode root = tree(json);
        Fields fields = new Fields(root);
        OffsetDateTime now =
                fields.moment("now").orElseThrow(() -> new UnreadableQuestion("\"now\" is no RFC 3339 time"));
        Fields own = fields.at("own");
        return new CaseFile(
                now.toInstant(),
                ZoneOffset.ofTotalSeconds(now.getOffset().getTotalSeconds()),
                new Own(own.texts("addresses"), own.texts("domains"), own.texts("link_hosts")),
                question(root.path("question")),
                StreamSupport.stream(root.path("evidence").spliterator(), false)
                        .limit(MOST_EVIDENCE)
                        .map(CaseFileReader::evidence)
                        .toList());
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || root instanceof MissingNode || !root.isObject()) {
                throw new UnreadableQuestion("no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UnreadableQuestion("no JSON: " + e.getOriginalMessage());
        }
    }

    private static Question question(JsonNode node) {
        Fields fields = new Fields(node);
        Question.Kind kind = fields.word("kind")
                .flatMap(Question.Kind::named)
                .orElseThrow(() -> new UnreadableQuestion(
                        "\"question.kind\" is none of recipient, domain, ip, message_id, reply, eml, text"));
        JsonNode value = node.path("value");
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > MOST_VALUE) {
            throw new UnreadableQuestion("\"question.value\" is no text of 1 to " + MOST_VALUE + " characters");
        }
        return new Question(kind, value.asText(), fields.time("when"));
    }

    /** What holds rather than happened may come without a time. */
    private static Optional<Span> since(Fields fields) {
        return Optional.of(new Span(fields.time("from").orElse(Instant.EPOCH), Optional.empty()));
    }

    private static Evidence evidence(JsonNode node) {
        Fields fields = new Fields(node);
        String kind = CleanText.line(fields.text("kind").orElse("?"), 60).toLowerCase(Locale.ROOT);
        BiFunction<Span, Fields, Evidence> make = KINDS.get(kind);
        if (make == null) {
            return new Unusable(kind, Unusable.Reason.KIND);
        }
        Optional<Span> span = fields.span().or(() -> WITHOUT_TIME.contains(kind) ? since(fields) : Optional.empty());
        return span.isPresent() ? make.apply(span.get(), fields) : new Unusable(kind, Unusable.Reason.TIME);
    }
}
