package dev.repwatch.checks.maillog.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * KumoMTA's log records (docs/reference/log_record.md, 2026-08). Reception and Rejection are inbound, OOB and Feedback come later
 * and are no attempts.
 */
final class KumoReader implements LogReader {

    /** What KumoMTA's own words begin with: it gives them a code too, but no receiver said it. */
    private static final String INTERNAL = "KumoMTA internal: ";

    @Override
    public List<String> marks() {
        return List.of("\"Delivery\"", "\"Bounce\"", "\"TransientFailure\"", "\"Expiration\"", "\"AdminBounce\"");
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        JsonNode entry = JsonText.read(line);
        String type = entry.path("type").asText("");
        Optional<Outcome> outcome = outcome(type);
        Optional<Instant> time = time(entry);
        if (outcome.isEmpty() || time.isEmpty()) {
            return;
        }
        boolean own = type.equals("AdminBounce");
        for (String recipient : JsonText.texts(entry.path("recipient"))) {
            sink.accept(attempt(entry, time.get(), outcome.get(), recipient, own));
        }
    }

    private static Optional<Outcome> outcome(String type) {
        return switch (type) {
            case "Delivery" -> Optional.of(Outcome.ACCEPTED);
            case "Bounce", "AdminBounce" -> Optional.of(Outcome.REFUSED);
            case "TransientFailure" -> Optional.of(Outcome.DEFERRED);
            case "Expiration" -> Optional.of(Outcome.EXPIRED);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> time(JsonNode entry) {
        return JsonText.time(entry.path("event_time"))
                .or(() -> Optional.of(entry.path("timestamp"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> Instant.ofEpochSecond(seconds.asLong())));
    }

    private static Attempt attempt(JsonNode entry, Instant time, Outcome outcome, String recipient, boolean own) {
        JsonNode peer = entry.path("peer_address");
        String content = entry.path("response").path("content").asText("");
        boolean spoken = peer.isObject() && !content.startsWith(INTERNAL);
        Optional<Reply> reply = spoken ? reply(entry.path("response")) : Optional.empty();
        return new AttemptDraft(time, outcome)
                .egress(new Egress(entry.path("egress_source").asText(""), sourceIp(entry)))
                .queueId(entry.path("id").asText(""))
                .recipient(recipient)
                .relay(Relay.of(peer.path("name").asText(""), peer.path("addr").asText(""), 0))
                .stage(stage(entry, own, outcome))
                .reply(own || outcome == Outcome.EXPIRED ? Optional.empty() : reply)
                .remark(reply.isPresent() && outcome != Outcome.EXPIRED ? "" : content)
                .own(own)
                .made();
    }

    /** {@code 198.51.100.7:40000}, {@code [2001:db8::7]:40000}. */
    private static Optional<String> sourceIp(JsonNode entry) {
        String address = entry.path("source_address").path("address").asText("");
        int port = address.lastIndexOf(':');
        if (port < 0) {
            return Optional.empty();
        }
        return Optional.of(address.substring(0, port).replace("[", "").replace("]", ""))
                .filter(ip -> !ip.isEmpty());
    }

    /** The content has neither code nor enhanced code; put together they are what the receiver said. */
    private static Optional<Reply> reply(JsonNode response) {
        int code = response.path("code").asInt(0);
        if (code <= 0) {
            return Optional.empty();
        }
        JsonNode enhanced = response.path("enhanced_code");
        String triple = enhanced.isObject()
                ? String.format(
                        Locale.ROOT,
                        "%d.%d.%d ",
                        enhanced.path("class").asInt(),
                        enhanced.path("subject").asInt(),
                        enhanced.path("detail").asInt())
                : "";
        return Reply.of(code + " " + triple + response.path("content").asText(""));
    }

    private static Optional<Stage> stage(JsonNode entry, boolean own, Outcome outcome) {
        if (own || outcome == Outcome.EXPIRED) {
            return Optional.of(Stage.LOCAL);
        }
        String command = entry.path("response").path("command").asText("").strip();
        if (command.startsWith("RCPT")) {
            return Optional.of(Stage.RCPT);
        }
        if (command.startsWith("MAIL")) {
            return Optional.of(Stage.MAIL);
        }
        if (command.equals(".")) {
            return Optional.of(Stage.EOD);
        }
        return Optional.of(command.startsWith("DATA") || command.startsWith("BDAT") ? Stage.DATA : Stage.CONNECT);
    }
}
