package dev.repwatch.checks.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A message as the checks look at it.
 *
 * @param raw its octets
 * @param mime its parts
 * @param html its HTML parts, parsed; nothing of them is fetched
 * @param shown for each of these, the text as readers see it
 * @param from the addresses of From
 * @param subject decoded
 * @param at when it arrived: the topmost Received, else the clock
 */
record MessageView(
        RawMessage raw,
        MimeParts mime,
        List<Document> html,
        List<HtmlText> shown,
        List<Mailbox> from,
        String subject,
        Instant at) {

    private static final int MOST_HTML = 2_000_000;

    static MessageView of(RawMessage raw, Instant now) {
        MimeParts mime = MimeParts.of(raw);
        List<Document> html = mime.parts().stream()
                .filter(part -> part.isReadable() && part.type().equals("text/html"))
                .map(part -> Jsoup.parse(clipped(part.text())))
                .toList();
        return new MessageView(
                raw,
                mime,
                html,
                html.stream().map(HtmlText::of).toList(),
                raw.first("from").map(field -> Mailboxes.of(field.value())).orElse(List.of()),
                raw.first("subject")
                        .map(field -> Mailboxes.decoded(field.value()))
                        .orElse(""),
                received(raw).orElse(now));
    }

    private static String clipped(String text) {
        return text.length() <= MOST_HTML ? text : text.substring(0, MOST_HTML);
    }

    private static Optional<Instant> received(RawMessage raw) {
        return raw.first("received").flatMap(field -> {
            int semicolon = field.value().lastIndexOf(';');
            return semicolon < 0 ? Optional.empty() : MailDate.of(field.value().substring(semicolon + 1));
        });
    }

    /** The domain of From; empty when there is none or several. */
    String fromDomain() {
        return from.isEmpty() ? "" : Mailboxes.domain(from.get(0));
    }

    List<MimePart> readable(String type) {
        return mime.parts().stream()
                .filter(part -> part.isReadable() && part.type().equals(type))
                .toList();
    }

    /** What a reader sees: the plain text and the visible text of the HTML. */
    String visibleText() {
        String plain = readable("text/plain").stream().map(MimePart::text).collect(Collectors.joining("\n"));
        return plain + "\n" + shown.stream().map(HtmlText::visible).collect(Collectors.joining("\n"));
    }
}
