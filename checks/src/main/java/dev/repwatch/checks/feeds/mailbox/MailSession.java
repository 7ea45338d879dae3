package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;

/** Signs in at a mail server: allowed addresses only, one deadline, TLS as configured and never less. */
final class MailSession {

    /** Bytes of a message in one answer; the library's own 16 KB take a question for each page of a large report. */
    private static final String PIECE = "262144";

    /** Held, for loggers that nobody holds are forgotten together with their level. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.angus.mail");

    static {
        // at its finer levels the library repeats what servers say, and a server may say the password back
        LIBRARY.setLevel(Level.OFF);
    }

    private final MailboxLogin login;
    private final FeedContext context;
    private final SSLSocketFactory trusted;

    MailSession(MailboxLogin login, FeedContext context) {
        this.login = login;
        this.context = context;
        this.trusted = login.caFile().map(PrivateAuthority::of).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @throws FeedFailure when the server is where no mailbox may be read */
    void requireAllowed() throws FeedFailure {
        try {
            context.guard().lookup(login.host());
        } catch (UnknownHostException forbidden) {
            throw new FeedFailure(Cause.REFUSED, login.host() + ": " + forbidden.getMessage());
        }
    }

    /**
     * A conversation. An access token that is not accepted is had anew, once.
     *
     * @throws FeedFailure when there is no access token to be had
     */
    Store connect(Deadline deadline) throws MessagingException, FeedFailure {
        try {
            return connect(deadline, false);
        } catch (AuthenticationFailedException refused) {
            if (!login.credential().isToken()) {
                throw refused;
            }
            return connect(deadline, true);
        }
    }

    private Store connect(Deadline deadline, boolean refused) throws MessagingException, FeedFailure {
        String secret = login.credential().secret(refused).reveal();
        Store store = session(deadline).getStore();
        store.connect(login.host(), login.port(), login.username(), secret);
        return store;
    }

    private Session session(Deadline deadline) {
        String protocol = login.tls().equals("implicit") ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(context.limits().call().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "fetchsize", PIECE);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "peek", "true");
        // without this the library makes its own connection where ours is refused
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "socketFactory", new MailSockets(deadline));
        properties.put(prefix + "ssl.socketFactory", new MailTls(deadline, trusted));
        if (login.credential().isToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        if (login.tls().equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return Session.getInstance(properties);
    }
}
