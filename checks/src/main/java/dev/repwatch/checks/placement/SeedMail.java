package dev.repwatch.checks.placement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A test mail: a real message of ours, to one seed. Only what must differ is changed: recipient, date, Message-ID, our header, and
 * the placeholders <code>{{token}}</code> and <code>{{recipient}}</code> of the body. A signature is left out; the server through
 * which it goes signs as it signs all mail.
 */
public final class SeedMail {

    private static final Set<String> REPLACED = Set.of(
            "to",
            "cc",
            "bcc",
            "date",
            "message-id",
            "dkim-signature",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results",
            "authentication-results",
            "received",
            "return-path",
            "delivered-to",
            "x-repwatch-seed");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SeedMail() {}

    /**
     * The octets to send, lines ending in CRLF.
     *
     * @param template a whole message as a file holds it
     * @param recipient the address of the seed
     * @throws IllegalArgumentException when the template has no header
     */
    public static byte[] of(byte[] template, SeedToken token, String recipient, Instant now) {
        String text = new String(template, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        if (end < 0 || !text.matches("(?s)[!-9;-~]+[ \\t]*:.*")) {
            throw new IllegalArgumentException("the template is no message: it has no header");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Date: " + DATE.format(now));
        lines.add("Message-ID: " + token.messageId());
        lines.add(SeedToken.HEADER + ": " + token.value());
        lines.add("To: <" + recipient + ">");
        boolean kept = true;
        for (String line : text.substring(0, end).lines().toList()) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded) {
                kept = !REPLACED.contains(name(line));
            }
            if (kept) {
                lines.add(line);
            }
        }
        String body =
                text.substring(end + 2).replace("{{token}}", token.value()).replace("{{recipient}}", recipient);
        return (String.join("\n", lines) + "\n\n" + body).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }
}
