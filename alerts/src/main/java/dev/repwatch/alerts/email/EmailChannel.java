package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by e-mail, through the first relay that takes it. */
final class EmailChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);

    private final String name;
    private final Duration patience;
    private final List<Relay> relays;
    private final EmailThread thread;
    private final EmailMessage letter;
    private final Recipients recipients;
    private final SmtpConversation conversation;
    private final Session session;
    private final ScheduledExecutorService watch;

    EmailChannel(String name, EmailSettings settings, Environment environment, SSLSocketFactory tls) {
        this.name = name;
        this.patience = environment.patience();
        this.relays = settings.relaysInOrder();
        this.thread = new EmailThread(environment.host());
        List<InternetAddress> to =
                settings.to().stream().map(EmailChannel::address).toList();
        this.recipients = new Recipients(to, environment.notes());
        InternetAddress from = address(settings.from().orElse("repwatch@" + thread.host()));
        this.letter = new EmailMessage(thread, to, from, environment.clock());
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
        String id = thread.id(envelope);
        try {
            MimeMessage message = letter.write(session, envelope);
            Delivery delivery = forEverybody(id, throughFirstRelay(id, Optional.of(message)));
            return delivery instanceof Delivery.Delivered ? new Delivery.Delivered(Optional.of(id)) : delivery;
        } catch (MessagingException e) {
            return new Delivery.Refused(Fault.MESSAGE, "the message could not be written");
        }
    }

    /** Where somebody has it, a recipient who never will is no reason to call it untold. */
    private Delivery forEverybody(String id, Delivery delivery) {
        boolean told = delivery instanceof Delivery.Refused && recipients.somebodyHas(id);
        if (told) {
            LOG.warn("{}: not every recipient was accepted: {}", name, ((Delivery.Refused) delivery).why());
        }
        if (told || delivery instanceof Delivery.Delivered) {
            recipients.done(id);
            return new Delivery.Delivered(Optional.of(id));
        }
        return delivery;
    }

    @Override
    public Delivery probe() {
        return throughFirstRelay("", Optional.empty());
    }

    /** Stops at a relay that took it or may have taken it; otherwise the most hopeful refusal counts. */
    private Delivery throughFirstRelay(String id, Optional<MimeMessage> message) {
        Duration each = patience.dividedBy(relays.size());
        Delivery outcome = through(relays.get(0), id, message, each);
        for (Relay next : relays.subList(1, relays.size())) {
            if (outcome instanceof Delivery.Delivered || outcome instanceof Delivery.Uncertain) {
                return outcome;
            }
            Delivery later = through(next, id, message, each);
            boolean hopeful = outcome instanceof Delivery.RetryLater && later instanceof Delivery.Refused;
            outcome = hopeful ? outcome : later;
        }
        return outcome;
    }

    private Delivery through(Relay relay, String id, Optional<MimeMessage> message, Duration deadline) {
        SmtpOutcome smtpOutcome = conversation.talk(relay, session, message, recipients.open(id), deadline);
        recipients.took(id, message.isPresent() ? smtpOutcome.took() : Set.of());
        return smtpOutcome.delivery();
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
