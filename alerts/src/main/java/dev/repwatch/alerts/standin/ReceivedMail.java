package dev.repwatch.alerts.standin;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * A message that arrived.
 *
 * @param from the envelope's sender
 * @param to the envelope's recipients
 * @param text the text part
 * @param source the message as it came, one character a byte
 */
public record ReceivedMail(String from, List<String> to, String subject, String messageId, String text, String source) {

    public ReceivedMail {
        to = List.copyOf(to);
    }

    static ReceivedMail parse(String from, List<String> to, byte[] raw) throws IOException {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            return new ReceivedMail(
                    from,
                    to,
                    message.getSubject(),
                    message.getMessageID(),
                    text(message),
                    new String(raw, StandardCharsets.ISO_8859_1));
        } catch (MessagingException e) {
            throw new IOException("not a MIME message", e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (!(part.getContent() instanceof Multipart parts)) {
            return "";
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            String text = text(inner);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
