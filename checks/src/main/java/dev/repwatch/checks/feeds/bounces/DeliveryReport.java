package dev.repwatch.checks.feeds.bounces;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.HeaderTokens;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Part;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.AttemptDraft;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * A delivery report (RFC 3464): what became of one message for some recipients, told later and by mail. Servers that accept first and
 * find out afterwards say it in no other way.
 *
 * @param attempts one for each recipient that it could not be handed to; those it was handed to, or sent on to, are left out
 * @param original headers of the message it is about, where they came back
 */
record DeliveryReport(List<Attempt> attempts, List<Header> original) {

    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST = 256 * 1024;
    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]{1,64}@[^\\s<>@]{1,255}");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    /**
     * @param received when our server got it; what it says of times itself is not believed
     * @return empty when the message is no delivery report
     * @throws FeedFailure when it is one and cannot be read
     */
    static Optional<DeliveryReport> of(MailMessage message, Instant received) throws FeedFailure {
        Optional<Part> status = part(message, "message/delivery-status", "message/global-delivery-status");
        if (status.isEmpty()) {
            return Optional.empty();
        }
        byte[] body = status.get().body().toByteArray();
        if (body.length > LONGEST) {
            throw FeedFailure.badAnswer("its delivery status is too large");
        }
        String[] blocks = BETWEEN_BLOCKS.split(new String(body, StandardCharsets.UTF_8).strip(), MOST_RECIPIENTS + 2);
        List<Header> whole = fields(blocks[0]);
        List<Attempt> attempts = new ArrayList<>();
        boolean says = false;
        for (int block = 1; block < Math.min(blocks.length, MOST_RECIPIENTS + 1); block++) {
            List<Header> fields = fields(blocks[block]);
            says |= !text(fields, "Action").isEmpty();
            attempt(whole, fields, received).ifPresent(attempts::add);
        }
        if (!says) {
            throw FeedFailure.badAnswer("the delivery report says of no recipient what became of its mail");
        }
        return Optional.of(new DeliveryReport(attempts, original(message)));
    }

    private static Optional<Part> part(MailMessage message, String... types) {
        return message.parts().stream()
                .filter(part -> List.of(types).contains(part.type()))
                .findFirst();
    }

    private static List<Header> original(MailMessage message) throws FeedFailure {
        Optional<Part> original = part(
                message, "message/rfc822", "message/rfc822-headers", "text/rfc822-headers", "message/global-headers");
        return original.isPresent() ? MailMessage.headers(original.get().body()) : List.of();
    }

    private static List<Header> fields(String block) throws FeedFailure {
        return MailMessage.headers(ByteString.encodeUtf8(block.strip() + "\r\n\r\n"));
    }

    private static Optional<Attempt> attempt(List<Header> whole, List<Header> fields, Instant received) {
        Optional<String> recipient = address(fields, "Original-Recipient").or(() -> address(fields, "Final-Recipient"));
        Optional<Outcome> outcome = outcome(fields);
        if (recipient.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        String diagnostic = text(fields, "Diagnostic-Code");
        boolean smtp = diagnostic.toLowerCase(Locale.ROOT).startsWith("smtp;");
        String said = diagnostic.substring(diagnostic.indexOf(';') + 1).strip();
        boolean expired = outcome.get() == Outcome.EXPIRED;
        Optional<Reply> reply = smtp && !expired ? Reply.of(said) : Optional.empty();
        String status = status(fields);
        return Optional.of(new AttemptDraft(received, outcome.get())
                .queueId(text(whole, "X-Postfix-Queue-ID"))
                .recipient(recipient.get())
                .relay(relay(whole, fields))
                .stage(expired ? Optional.of(Stage.LOCAL) : Optional.empty())
                .reply(reply)
                .remark(reply.isPresent() ? "" : said.isEmpty() ? status : said)
                .made());
    }

    private static Optional<Outcome> outcome(List<Header> fields) {
        String status = status(fields);
        return switch (text(fields, "Action").toLowerCase(Locale.ROOT)) {
            case "failed" ->
                Optional.of(status.equals("4.4.7") || status.equals("5.4.7") ? Outcome.EXPIRED : Outcome.REFUSED);
            case "delayed" -> Optional.of(Outcome.DEFERRED);
            default -> Optional.empty(); // delivered, relayed, expanded
        };
    }

    private static String status(List<Header> fields) {
        String status = text(fields, "Status");
        String word = status.isEmpty() ? "" : status.split("[\\s(]", 2)[0];
        return STATUS.matcher(word).matches() ? word : "";
    }

    /** {@code dns; mx.example.jp}; who reports is asked where the server that refused is not named. */
    private static Relay relay(List<Header> whole, List<Header> fields) {
        String remote = typed(text(fields, "Remote-MTA"));
        String host = remote.isEmpty() ? typed(text(whole, "Reporting-MTA")) : remote;
        String name = host.split("[\\s(]", 2)[0];
        return Relay.of(name.startsWith("[") ? "" : name, "", 0);
    }

    /** {@code rfc822; user@example.jp} (RFC 3464, section 2.1.2). */
    private static Optional<String> address(List<Header> fields, String name) {
        String plain = typed(text(fields, name)).replaceAll("[<>]", "").strip();
        return ADDRESS.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }

    private static String typed(String text) {
        return text.substring(text.indexOf(';') + 1).strip();
    }

    private static String text(List<Header> fields, String name) {
        String value = MailMessage.first(fields, name).orElse("").strip();
        return name.equals("Diagnostic-Code")
                ? value
                : HeaderTokens.withoutComments(value).strip();
    }
}
