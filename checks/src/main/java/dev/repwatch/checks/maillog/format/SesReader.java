package dev.repwatch.checks.maillog.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Events of Amazon SES ("Contents of event data that Amazon SES publishes"), plain, as SNS wraps them in {@code Message}, or as
 * EventBridge wraps them in {@code detail}. They name no receiving host: the provider is guessed from the address and the reply.
 */
final class SesReader implements LogReader {

    private static final Set<String> OWN_LISTS = Set.of("Suppressed", "OnAccountSuppressionList");

    @Override
    public List<String> marks() {
        return List.of("Bounce", "DeliveryDelay", "Delivery");
    }

    @Override
    public void read(String line, Consumer<Attempt> sink) {
        JsonNode outer = JsonText.read(line);
        JsonNode event = outer.path("Message").isTextual()
                ? JsonText.read(outer.path("Message").asText())
                : outer.path("detail").isObject() ? outer.path("detail") : outer;
        switch (event.path("eventType").asText(event.path("notificationType").asText(""))) {
            case "Delivery" -> delivery(event, event.path("delivery"), sink);
            case "DeliveryDelay" -> delayed(event, event.path("deliveryDelay"), sink);
            case "Bounce" -> bounce(event, event.path("bounce"), sink);
            default -> {} // Send, Open, Click, Complaint, Reject …: no attempt
        }
    }

    private static void delivery(JsonNode event, JsonNode detail, Consumer<Attempt> sink) {
        for (String recipient : JsonText.texts(detail.path("recipients"))) {
            draft(event, detail, Outcome.ACCEPTED)
                    .map(draft -> draft.recipient(recipient)
                            .reply(Reply.of(detail.path("smtpResponse").asText("")))
                            .made())
                    .ifPresent(sink);
        }
    }

    private static void delayed(JsonNode event, JsonNode detail, Consumer<Attempt> sink) {
        detail.path("delayedRecipients").forEach(each -> failed(event, detail, each, Outcome.DEFERRED, false, sink));
    }

    private static void bounce(JsonNode event, JsonNode detail, Consumer<Attempt> sink) {
        boolean own = OWN_LISTS.contains(detail.path("bounceSubType").asText(""));
        Outcome outcome = detail.path("bounceType").asText("").equals("Transient") ? Outcome.DEFERRED : Outcome.REFUSED;
        detail.path("bouncedRecipients").forEach(each -> failed(event, detail, each, outcome, own, sink));
    }

    private static void failed(
            JsonNode event, JsonNode detail, JsonNode recipient, Outcome outcome, boolean own, Consumer<Attempt> sink) {
        String said = withoutProtocol(recipient.path("diagnosticCode").asText(""));
        boolean ended = Reply.of(said).isEmpty() || said.contains("4.4.7 Message expired");
        boolean expired = recipient.path("status").asText("").equals("4.4.7") && ended;
        draft(event, detail, expired ? Outcome.EXPIRED : outcome)
                .map(draft -> draft.recipient(recipient.path("emailAddress").asText(""))
                        .reply(own || expired ? Optional.empty() : Reply.of(said))
                        .stage(own || expired ? Optional.of(Stage.LOCAL) : Optional.empty())
                        .remark(said)
                        .own(own)
                        .made())
                .ifPresent(sink);
    }

    /** {@code smtp; 550 …} (RFC 3464, section 2.3.6). */
    static String withoutProtocol(String diagnostic) {
        String text = diagnostic.strip();
        return text.toLowerCase(Locale.ROOT).startsWith("smtp;")
                ? text.substring(5).strip()
                : text;
    }

    private static Optional<AttemptDraft> draft(JsonNode event, JsonNode detail, Outcome outcome) {
        JsonNode mail = event.path("mail");
        Optional<Instant> time =
                JsonText.time(detail.path("timestamp")).or(() -> JsonText.time(mail.path("timestamp")));
        Optional<String> source = JsonText.texts(mail.path("tags").path("ses:outgoing-ip")).stream()
                .findFirst();
        return time.map(at -> new AttemptDraft(at, outcome)
                .egress(new Egress("", source))
                .queueId(mail.path("messageId").asText("")));
    }
}
