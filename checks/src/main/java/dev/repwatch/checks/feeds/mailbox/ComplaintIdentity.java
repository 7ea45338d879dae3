package dev.repwatch.checks.feeds.mailbox;

import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes a complaint the same when it comes again. Reporters send one again under a new Message-ID, so where the original
 * and its recipient are known these two name it. Where either is left out or blacked out, every report is one of its own:
 * three people who complain of one bulk mail are three.
 */
final class ComplaintIdentity {

    private static final Pattern BLACKED_OUT =
            Pattern.compile("redact|remov|hidden|hid|anonym|private|undisclosed|unknown|omitted|\\*|x{3}|\\[|\\]");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s@]{1,500}@[^<>\\s@]{1,255}>");
    private static final Pattern MAILBOX = Pattern.compile("<?(?:rfc822;\\s*)?[^<>\\s@;]{1,64}@[^<>\\s@]{1,255}>?");

    private ComplaintIdentity() {}

    /**
     * @param fields of the report, which name the recipient
     * @param place of the report among those of the message, from 0
     */
    static String of(MailMessage message, List<Header> fields, List<Header> original, int place) {
        Optional<String> about = named(original, "Message-ID", MESSAGE_ID);
        Optional<String> recipient = recipient(fields);
        if (about.isPresent() && recipient.isPresent()) {
            return "complaint\n" + about.get() + "\n" + recipient.get();
        }
        return message.header("Message-ID")
                .filter(it -> !it.isBlank())
                .map(it -> "report\n" + it + (place == 0 ? "" : "\n" + place))
                .orElseGet(() -> "whole\n" + message);
    }

    private static Optional<String> recipient(List<Header> fields) {
        return named(fields, "Original-Rcpt-To", MAILBOX).or(() -> named(fields, "X-HmXmrOriginalRecipient", MAILBOX));
    }

    /** Who complained, as a bare address in lower case; empty where it is left out or blacked out. */
    static Optional<String> recipient(List<Header> fields, List<Header> original) {
        return recipient(fields)
                .or(() -> recipient(original))
                .map(it -> it.replaceFirst("^<?rfc822;\\s*", "").replaceAll("[<>]", ""));
    }

    private static Optional<String> named(List<Header> headers, String name, Pattern form) {
        return MailMessage.first(headers, name)
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(form::matches)
                .filter(it -> !BLACKED_OUT.matcher(it).find());
    }
}
