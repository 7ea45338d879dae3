package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelContract;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.ReceivedMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** The mail is judged by its raw bytes as a mail server got them. */
class EmailContractTest extends ChannelContract {

    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][^\\s/>]*)");

    private final MailSink sink = new MailSink(0);

    @AfterEach
    void stop() {
        sink.close();
    }

    @Override
    protected Channel open(int port, Environment environment) {
        return EmailType.TYPE.opener().open("mail", Relays.settings(Security.NONE, port), environment);
    }

    @Override
    protected int kindPeer() {
        return sink.port();
    }

    private ReceivedMail last() {
        return sink.received().get(sink.received().size() - 1);
    }

    private MimeMessage message() throws MessagingException {
        byte[] raw = last().source().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private String part(int number) {
        try {
            BodyPart part = ((MimeMultipart) message().getContent()).getBodyPart(number);
            return (String) part.getContent();
        } catch (IOException | MessagingException e) {
            throw new AssertionError("not the message that was sent", e);
        }
    }

    @Override
    protected String received() {
        return last().subject() + "\n" + part(0) + part(1);
    }

    @Override
    protected void assertInert() {
        assertThat(last().to()).containsExactly("oncall@example.jp", "boss@example.jp");
        assertThat(last().from()).isEqualTo("bounces@example.jp");
        assertHeadersAreOurs();
        assertHtmlIsOurs();
        assertThat(last().source().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(998);
    }

    private void assertHeadersAreOurs() {
        try {
            assertThat(Collections.list(message().getAllHeaders()))
                    .extracting(header -> header.getName())
                    .containsExactlyInAnyOrder(
                            "Received",
                            "Date",
                            "From",
                            "To",
                            "Message-ID",
                            "Subject",
                            "MIME-Version",
                            "Content-Type",
                            "Auto-Submitted",
                            "X-Auto-Response-Suppress",
                            "List-Id",
                            "X-Repwatch-Event",
                            "X-Repwatch-Event-Count",
                            "X-Repwatch-Severity",
                            "X-Repwatch-Thread");
        } catch (MessagingException e) {
            throw new AssertionError("headers cannot be read", e);
        }
    }

    /** Only tags that the template holds, and nothing that is loaded from outside. */
    private void assertHtmlIsOurs() {
        assertThat(TAG.matcher(part(1)).results().map(tag -> tag.group(1)))
                .allMatch(tag -> tag.matches("!DOCTYPE|/?(html|head|body|h2|table|tr|th|td|p|b|ol|li|a)|meta|br"));
        assertThat(part(1)).doesNotContainPattern("(?i)<[^>]*\\b(src|onerror|onclick|href=\"javascript)");
    }
}
