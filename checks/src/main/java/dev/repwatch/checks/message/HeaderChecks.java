package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fields that every message needs once, in the form of RFC 5322. */
final class HeaderChecks implements MessageCheck {

    private static final List<String> ONCE = List.of(
            "to",
            "cc",
            "subject",
            "date",
            "from",
            "sender",
            "reply-to",
            "bcc",
            "message-id",
            "in-reply-to",
            "references");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<(?:[^<>@\\s\"]+|\"(?:[^\"\\\\]|\\\\.)*\")@([^<>@\\s]+)>(?:\\s*\\([^()]*\\))?");
    private static final Pattern ADDRESS = Pattern.compile("\\[?[0-9.:]+\\]?|localhost(\\..*)?|.*\\.local");
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration BEHIND = Duration.ofHours(24);
    private static final int LONGEST = 998;
    private static final int RECOMMENDED = 78;

    @Override
    public void look(MessageView message, Findings findings) {
        for (String name : ONCE) {
            int count = message.raw().all(name).size();
            if (count > 1) {
                findings.report("header.duplicate", name, count + " times");
            }
        }
        messageId(message, findings);
        date(message, findings);
        Optional<HeaderField> to = message.raw().first("to");
        if (to.isEmpty() || !namesSomebody(to.get().value())) {
            findings.report(
                    "header.to.missing", "To", to.map(HeaderField::value).orElse("no To"));
        }
        lines(message, findings);
        if (message.raw().first("content-type").isPresent()
                && message.raw().first("mime-version").isEmpty()) {
            findings.report("header.mime_version.missing", "header", "Content-Type without MIME-Version");
        }
    }

    /** An empty group, or words without an address, name nobody. */
    private static boolean namesSomebody(String value) {
        return Mailboxes.of(value).stream()
                .anyMatch(recipient -> !Mailboxes.domain(recipient).isEmpty());
    }

    private static void messageId(MessageView message, Findings findings) {
        Optional<HeaderField> field =
                message.raw().first("message-id").filter(id -> !id.value().isEmpty());
        if (field.isEmpty()) {
            findings.report("header.message_id.missing", "header", "no Message-ID");
            return;
        }
        Matcher id = MESSAGE_ID.matcher(field.get().value());
        if (!id.matches()) {
            findings.report(
                    "header.message_id.malformed", "Message-ID", field.get().value());
        } else if (ADDRESS.matches(id.group(1)) || isForeign(id.group(1), message)) {
            findings.report("header.message_id.foreign", "Message-ID", id.group(1));
        }
    }

    private static boolean isForeign(String host, MessageView message) {
        return !message.fromDomain().isEmpty()
                && !Mailboxes.organisation(host).equals(Mailboxes.organisation(message.fromDomain()));
    }

    private static void date(MessageView message, Findings findings) {
        Optional<HeaderField> field = message.raw().first("date");
        if (field.isEmpty() || field.get().value().isEmpty()) {
            findings.report("header.date.missing", "header", "no Date");
            return;
        }
        Optional<Instant> date = MailDate.of(field.get().value());
        if (date.isEmpty()) {
            findings.report("header.date.malformed", "Date", field.get().value());
        } else if (date.get().isAfter(message.at().plus(AHEAD))
                || date.get().isBefore(message.at().minus(BEHIND))) {
            findings.report("header.date.skew", "Date", field.get().value());
        }
    }

    private static void lines(MessageView message, Findings findings) {
        for (HeaderField field : message.raw().fields()) {
            for (String line : field.raw().split("\r\n", -1)) {
                if (line.length() > LONGEST) {
                    findings.report("header.line_over_998", field.name(), line.length() + " octets");
                } else if (line.length() > RECOMMENDED) {
                    findings.report("header.line_over_78", field.name(), line.length() + " octets");
                }
            }
        }
    }
}
