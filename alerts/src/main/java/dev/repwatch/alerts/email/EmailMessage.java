package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel.Envelope;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an alert as a MIME message. Header values are ours or one clean line, so nothing can be injected. */
final class EmailMessage {

    private static final int SUBJECT = 200;
    private static final int MOST_EVENTS = 20;

    private final EmailThread thread;
    private final List<InternetAddress> to;
    private final InternetAddress from;
    private final InstantSource clock;

    EmailMessage(EmailThread thread, List<InternetAddress> to, InternetAddress from, InstantSource clock) {
        this.thread = thread;
        this.to = to;
        this.from = from;
        this.clock = clock;
    }

    MimeMessage write(Session session, Envelope envelope) throws MessagingException {
        Alert alert = envelope.alert();
        Phrases words = Phrases.in(alert.language());
        MimeMessage message = new FixedId(session, thread.id(envelope));
        message.setFrom(from);
        for (InternetAddress recipient : to) {
            message.addRecipient(Message.RecipientType.TO, recipient);
        }
        String subject = "[" + words.level(alert.level()) + "] " + words.headline(alert);
        message.setSubject(Clean.line(subject, SUBJECT), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        headers(message, envelope);
        new EmailBody(thread.host()).into(message, alert, envelope.plain());
        message.saveChanges();
        return message;
    }

    private void headers(MimeMessage message, Envelope envelope) throws MessagingException {
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("List-Id", thread.listId());
        message.setHeader("X-Repwatch-Severity", envelope.alert().level().name());
        message.setHeader(
                "X-Repwatch-Event", MimeUtility.fold("X-Repwatch-Event: ".length(), events(envelope.alert())));
        message.setHeader(
                "X-Repwatch-Event-Count",
                Integer.toString(envelope.alert().events().size()));
        message.setHeader("X-Repwatch-Thread", token(envelope.alert().threadKey()));
        var first = thread.answers(envelope);
        if (first.isPresent()) {
            message.setHeader("In-Reply-To", first.get());
            message.setHeader("References", first.get());
        }
    }

    /**
     * The event that it tells, and the first of those that it tells with it; the same event always has the same name. How many
     * all are stands beside it.
     */
    private static String events(Alert alert) {
        return alert.events().stream()
                .limit(MOST_EVENTS)
                .map(EmailMessage::token)
                .collect(Collectors.joining(" "));
    }

    private static String token(String text) {
        return Clean.cut(text.replaceAll("[^A-Za-z0-9._:/@-]", "_"), 120).replace("…", "_");
    }

    /** A message that keeps its Message-ID however often it is written. */
    private static final class FixedId extends MimeMessage {

        private final String id;

        FixedId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
