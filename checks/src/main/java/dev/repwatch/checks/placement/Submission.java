package dev.repwatch.checks.placement;

import dev.repwatch.checks.Secret;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Hands test mail to the server through which the stream goes: the organisation's own path, no other.
 *
 * @param host of the submission server
 * @param tls {@code starttls} (required), {@code implicit} or {@code none} on the own machine
 * @param login name and password; none where the server trusts this machine
 * @param from sender of the envelope
 */
public record Submission(String host, int port, String tls, Optional<Login> login, String from, Duration timeout) {

    private static final int PERMANENT = 500;

    /** @param username of the submission server */
    public record Login(String username, Secret password) {}

    /**
     * What became of it at the first server.
     *
     * @param words for people: what the server said, or why it could not be reached; hostile
     */
    public record Result(Handover handover, boolean reached, String words) {}

    /** Sends one mail to one recipient. Without an answer of the server the result is not {@code reached}. */
    public Result send(byte[] mail, String recipient) {
        Session session = Session.getInstance(properties());
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            try (Transport transport = session.getTransport()) {
                if (login.isPresent()) {
                    transport.connect(
                            host,
                            port,
                            login.get().username(),
                            login.get().password().reveal());
                } else {
                    transport.connect(host, port, null, null);
                }
                transport.sendMessage(message, new Address[] {new InternetAddress(recipient, true)});
                return new Result(Handover.OWN_SERVER, true, "");
            }
        } catch (MessagingException failed) {
            return failed(failed);
        }
    }

    private Result failed(MessagingException failed) {
        return Stream.iterate(Optional.<Exception>of(failed), Optional::isPresent, it -> it.flatMap(Submission::next))
                .flatMap(Optional::stream)
                .filter(it -> code(it) > 0)
                .findFirst()
                .map(it -> new Result(
                        code(it) >= PERMANENT ? Handover.REFUSED : Handover.DEFERRED,
                        true,
                        String.valueOf(it.getMessage())))
                .orElseGet(() ->
                        new Result(Handover.DEFERRED, false, host + ":" + port + " cannot be reached or broke off"));
    }

    private static Optional<Exception> next(Exception it) {
        if (it instanceof MessagingException messaging && messaging.getNextException() != null) {
            return Optional.of(messaging.getNextException());
        }
        return Optional.ofNullable(it.getCause())
                .filter(Exception.class::isInstance)
                .map(Exception.class::cast);
    }

    private static int code(Exception it) {
        if (it instanceof SMTPSendFailedException whole) {
            return whole.getReturnCode();
        }
        if (it instanceof SMTPAddressFailedException one) {
            return one.getReturnCode();
        }
        return it instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
    }

    private Properties properties() {
        String millis = Long.toString(timeout.toMillis());
        String protocol = tls.equals("implicit") ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "from", from);
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", String.valueOf(login.isPresent()));
        if (tls.equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
