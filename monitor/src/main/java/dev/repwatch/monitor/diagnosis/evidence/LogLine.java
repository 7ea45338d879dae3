package dev.repwatch.monitor.diagnosis.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One attempt to hand a message over, or so many like it; from a mail server's log.
 *
 * @param meaning the class of the reply, where the reader of the log gave one
 * @param host whose log it is; ours when empty
 * @param count how many like it; 0: looked for and none found in that time
 * @param of out of how many attempts
 * @param acceptedBeforeShare how many of these addresses had taken mail before, 0 to 1
 * @param perDay messages a day to that recipient
 */
public record LogLine(
        Span span,
        Optional<String> sourceIp,
        Optional<String> recipient,
        Optional<String> domain,
        Optional<String> provider,
        Optional<String> pool,
        Optional<String> headerFrom,
        Optional<String> messageId,
        Optional<String> queueId,
        Optional<String> nextQueueId,
        Optional<String> host,
        Optional<String> relayHost,
        Optional<String> template,
        Optional<String> stage,
        Optional<String> outcome,
        Optional<String> reply,
        Optional<String> meaning,
        Optional<String> list,
        Optional<String> detail,
        OptionalDouble afterDays,
        OptionalDouble acceptedBeforeShare,
        OptionalDouble perDay,
        Optional<Long> count,
        Optional<Long> of)
        implements Evidence {

    static LogLine of(Span span, Fields fields) {
        return new LogLine(
                span,
                fields.address("source_ip"),
                fields.word("recipient"),
                fields.word("domain"),
                fields.word("provider").map(ProviderNames::known),
                fields.text("pool"),
                fields.word("header_from"),
                fields.text("message_id"),
                fields.text("queue_id"),
                fields.text("next_queue_id"),
                fields.word("host"),
                fields.word("relay_host"),
                fields.text("template"),
                fields.word("stage"),
                fields.word("outcome"),
                fields.text("reply"),
                fields.word("class"),
                fields.word("list"),
                fields.text("detail"),
                fields.number("after_days"),
                fields.number("accepted_before_share"),
                fields.number("per_day"),
                fields.count("count"),
                fields.count("of"));
    }

    /**
     * An attempt of which only the answer is known.
     *
     * @param host the server that got it, where a bounce says so
     */
    public static LogLine pasted(Span span, Optional<String> recipient, String reply, Optional<String> host) {
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("reply", reply);
        recipient.ifPresent(it -> text.put("recipient", it));
        host.ifPresent(it -> text.put("host", it));
        return of(span, new Fields(text));
    }

    /** An attempt of which these fields are known, named as in a file. */
    public static LogLine told(Span span, Map<String, String> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach(json::put);
        return of(span, new Fields(json));
    }

    /**
     * What a counting reader of logs knows; what is empty is not known.
     *
     * @param count how many like it
     */
    public record Seen(
            String sourceIp,
            String recipient,
            String provider,
            String outcome,
            String meaning,
            String list,
            String reply,
            long count) {}

    public static LogLine seen(Span span, Seen seen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Map.of(
                        "source_ip", seen.sourceIp(),
                        "recipient", seen.recipient(),
                        "provider", seen.provider(),
                        "outcome", seen.outcome(),
                        "class", seen.meaning(),
                        "list", seen.list(),
                        "reply", seen.reply())
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        json.put(name, value);
                    }
                });
        return of(span, new Fields(json.put("count", seen.count())));
    }

    /** How many attempts it stands for. */
    public long times() {
        return count.orElse(1L);
    }

    @Override
    public String kind() {
        return "log";
    }
}
