package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Delivery;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try at one relay, over in time however the relay behaves. */
final class SmtpConversation {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConversation.class);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long MOST_HEARD = 256 * 1024;

    private final EmailSettings settings;
    private final String host;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService watch;

    /** @param watch closes sockets whose time is over */
    SmtpConversation(EmailSettings settings, String host, SSLSocketFactory tls, ScheduledExecutorService watch) {
        this.settings = settings;
        this.host = host;
        this.tls = tls;
        this.watch = watch;
    }

    Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", host);
        properties.put("mail.smtp.timeout", "8000");
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(settings.username().isPresent()));
        settings.envelopeFrom().ifPresent(address -> properties.put("mail.smtp.from", address));
        boolean startTls = settings.transportSecurity() == Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        return Session.getInstance(properties);
    }

    /**
     * Sends; with no message, only says hello and logs in.
     *
     * @param patience how long the relay may take until it has the message; three times as long for its word on it
     */
    SmtpOutcome talk(Relay relay, Session session, Optional<MimeMessage> message, List<Address> to, Duration patience) {
        BoundedSocket wire = new BoundedSocket(MOST_HEARD);
        Deadline deadline = new Deadline(watch, wire, patience);
        SmtpTransport transport = new SmtpTransport(session, url(relay), deadline::reprieve);
        try {
            transport.connect(connected(relay, wire));
            if (message.isPresent()) {
                transport.sendMessage(message.get(), to.toArray(new Address[0]));
            }
            return new SmtpOutcome(new Delivery.Delivered(Optional.empty()), Set.copyOf(to));
        } catch (MessagingException e) {
            return new SmtpOutcome(SmtpRefusal.of(relay, transport, e), SmtpRefusal.took(e));
        } catch (IOException e) {
            return new SmtpOutcome(
                    SmtpRefusal.of(relay, transport, new MessagingException("no connection", e)), Set.of());
        } finally {
            quit(transport);
            deadline.close();
        }
    }

    private URLName url(Relay relay) {
        return new URLName(
                "smtp",
                relay.host(),
                relay.port(),
                null,
                settings.username().orElse(null),
                settings.password().map(secret -> secret.reveal()).orElse(null));
    }

    private Socket connected(Relay relay, BoundedSocket wire) throws IOException {
        wire.connect(
                new InetSocketAddress(InetAddress.getByName(relay.host()), relay.port()), (int) CONNECT.toMillis());
        wire.setSoTimeout(8000);
        if (settings.transportSecurity() != Security.TLS) {
            return wire;
        }
        SSLSocket secured = (SSLSocket) tls.createSocket(wire, relay.host(), relay.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static void quit(SmtpTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the relay did not say goodbye");
        }
    }
}
