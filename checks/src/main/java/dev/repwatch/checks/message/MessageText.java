package dev.repwatch.checks.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What somebody reads in a message, decoded: Japanese mail comes in ISO-2022-JP, UTF-8 and as pages. Nothing of a page is fetched.
 *
 * @param from the addresses of From, in lower case
 * @param subject decoded
 * @param text the plain text; that of its pages, a line for each block and cell, where it has none
 */
public record MessageText(List<String> from, String subject, String text) {

    private static final int LONGEST = 1_000_000;
    private static final String LINES = "br, p, div, tr, td, th, li, dt, dd, hr, h1, h2, h3, h4, h5, h6";

    public MessageText {
        from = List.copyOf(from);
    }

    /** @return empty when it is no message */
    public static Optional<MessageText> of(byte[] octets) {
        return RawMessage.read(octets).map(raw -> {
            MimeParts mime = MimeParts.of(raw);
            String plain = joined(mime, "text/plain");
            return new MessageText(
                    raw.first("from").map(field -> Mailboxes.of(field.value())).orElse(List.of()).stream()
                            .map(Mailbox::getAddress)
                            .map(it -> it.toLowerCase(Locale.ROOT))
                            .toList(),
                    raw.first("subject")
                            .map(field -> Mailboxes.decoded(field.value()))
                            .orElse(""),
                    clipped(plain.isBlank() ? lines(joined(mime, "text/html")) : plain));
        });
    }

    private static String joined(MimeParts mime, String type) {
        return clipped(mime.parts().stream()
                .filter(part -> part.isReadable() && part.type().equals(type))
                .map(MimePart::text)
                .collect(Collectors.joining("\n")));
    }

    private static String lines(String html) {
        Document page = Jsoup.parse(html);
        page.select("script, style, title").remove();
        page.select(LINES).before("\n");
        return page.wholeText();
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
