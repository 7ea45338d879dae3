package dev.repwatch.monitor.diagnosis.evidence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The message itself, or what people say of it.
 *
 * @param says what the customer says became of it
 * @param score of our own judge, with its limit and rules
 */
public record SentMessage(
        Span span,
        Optional<String> messageId,
        List<String> urls,
        Optional<String> template,
        Optional<String> recipient,
        Optional<String> says,
        OptionalDouble score,
        OptionalDouble limit,
        List<String> rules,
        Optional<String> scan)
        implements Evidence {

    public SentMessage {
        urls = List.copyOf(urls);
        rules = List.copyOf(rules);
    }

    static SentMessage of(Span span, Fields fields) {
        return new SentMessage(
                span,
                fields.text("message_id"),
                fields.texts("urls"),
                fields.text("template"),
                fields.word("recipient"),
                fields.text("says"),
                fields.number("score"),
                fields.number("limit"),
                fields.texts("rules"),
                fields.word("scan"));
    }

    @Override
    public String kind() {
        return "message";
    }
}
