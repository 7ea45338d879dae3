package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;

/** Tells by e-mail, through the first relay that takes it. */
final class EmailChannel implements Channel {

    private final String name;
    private final Duration patience;
    private final List<Relay> relays;
    private final EmailThread thread;
    private final EmailMessage letter;
    private final Address[] to;
    private final SmtpConversation conversation;
    private final Session session;
    private final ScheduledExecutorService watch;

    EmailChannel(String name, EmailSettings settings, Surroundings surroundings, SSLSocketFactory tls) {
        this.name = name;
        this.patience = surroundings.patience();
        this.relays = settings.relaysInOrder();
        this.thread = new EmailThread(surroundings.host());
        List<InternetAddress> recipients =
                settings.to().stream().map(EmailChannel::address).toList();
        this.to = recipients.toArray(new Address[0]);
        InternetAddress from = address(settings.from().orElse("repwatch@" + thread.host()));
        this.letter = new EmailMessage(thread, recipients, from, surroundings.clock());
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "email-deadline-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
        this.conversation = new SmtpConversation(settings, thread.host(), tls, watch);
        this.session = conversation.session();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "email";
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        try {
            MimeMessage message = letter.write(session, envelope);
            Delivery delivery = throughFirstRelay(Optional.of(message));
            return delivery instanceof Delivery.Delivered
                    ? new Delivery.Delivered(Optional.of(thread.id(envelope)))
                    : delivery;
        } catch (MessagingException e) {
            return new Delivery.Refused(Fault.MESSAGE, "the message could not be written");
        }
    }

    @Override
    public Delivery probe() {
        return throughFirstRelay(Optional.empty());
    }

    /** Stops at a relay that took it or may have taken it; otherwise the most hopeful refusal counts. */
    private Delivery throughFirstRelay(Optional<MimeMessage> message) {
        Duration each = patience.dividedBy(relays.size());
        Delivery outcome = conversation.talk(relays.get(0), session, message, to, each);
        for (Relay next : relays.subList(1, relays.size())) {
            if (outcome instanceof Delivery.Delivered || outcome instanceof Delivery.Uncertain) {
                return outcome;
            }
            Delivery later = conversation.talk(next, session, message, to, each);
            boolean hopeful = outcome instanceof Delivery.RetryLater && later instanceof Delivery.Refused;
            outcome = hopeful ? outcome : later;
        }
        return outcome;
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("from: not an e-mail address: \"" + text + "\"", e);
        }
    }

    @Override
    public void close() {
        watch.shutdown();
    }
}
