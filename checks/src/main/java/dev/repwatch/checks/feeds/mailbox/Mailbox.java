package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;

/**
 * A mailbox that is only read: the folder is opened with EXAMINE and nothing is marked, moved or deleted. Each message is
 * seen once, by its UID; when the server says that UIDs mean something else now (UIDVALIDITY, RFC 9051 section 2.3.1.1),
 * reading starts over and what was counted before is recognised by the {@link MailLedger}.
 */
public final class Mailbox {

    /** One look may take as long as this many calls. */
    private static final int LOOK = 10;

    private static final int BARREN = 20;
    /** Conversations begun anew in one look because of single messages. */
    private static final int MOST_AGAIN = 8;
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

    /** Reads one message. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param received when the own server got it
         * @param skips told of every part that is not counted
         * @throws FeedFailure when it is not what it should be; it is passed over with a remark
         */
        void read(MailMessage message, Instant received, Skips skips) throws FeedFailure;
    }

    public Mailbox(MailboxLogin login, FeedContext context) {
        this.login = login;
        this.context = login.allowPrivate() ? context.allowingPrivate() : context;
        this.trusted = login.caFile().map(PrivateAuthority::of).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * Reads what came after the ledger's place, oldest first, and moves the place, for half of the time that a look may
     * take. Twenty reports in a row that could not be read are trouble of the feed: the reports have changed, or nobody
     * vouches for them.
     *
     * @param result gets remarks on what was passed over, and what is left to read
     * @throws FeedFailure when the mailbox cannot be read, and nothing in it was
     */
    public void readNew(MailLedger ledger, Reader reader, FeedResult.Builder result) throws FeedFailure {
        requireAllowed();
        Skips skips = new Skips(ledger);
        MailWalk walk = new MailWalk(ledger, reader, skips, context.clock());
        long before = ledger.lastUid();
        try (Deadline deadline = new Deadline(context.limits().call().multipliedBy(LOOK), context.guard())) {
            read(deadline, walk);
            walk.stuck().ifPresent(result::trouble);
        } catch (FeedFailure broken) {
            if (ledger.lastUid() == before) {
                throw broken;
            }
            result.trouble(broken);
        }
        skips.lines().forEach(result::remark);
        if (ledger.barren() >= BARREN) {
            result.trouble(FeedFailure.badAnswer("the last " + ledger.barren()
                    + " reports in the mailbox were all passed over; of the latest: " + skips.example()));
        }
    }

    /** A message that breaks the conversation each time is left out, and the others are read in a new one. */
    private void read(Deadline deadline, MailWalk walk) throws FeedFailure {
        for (int again = 0; ; again++) {
            try {
                converse(deadline, walk);
                return;
            } catch (MessagingException broken) {
                if (deadline.over()) {
                    throw new FeedFailure(Cause.TIMED_OUT, login.host() + " came to no end in time");
                }
                if (again >= MOST_AGAIN || deadline.enough() || !walk.brokeAtMessage()) {
                    throw MailFailure.of(broken, login);
                }
            }
        }
    }

    private void converse(Deadline deadline, MailWalk walk) throws MessagingException {
        try (Store store = session(deadline).getStore()) {
            store.connect(
                    login.host(),
                    login.port(),
                    login.username(),
                    login.password().reveal());
            try (Folder folder = store.getFolder(login.folder())) {
                folder.open(Folder.READ_ONLY);
                walk.read(folder, deadline);
            }
        }
    }

    private void requireAllowed() throws FeedFailure {
        try {
            context.guard().lookup(login.host());
        } catch (UnknownHostException forbidden) {
            throw new FeedFailure(Cause.REFUSED, login.host() + ": " + forbidden.getMessage());
        }
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
        if (login.tls().equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return Session.getInstance(properties);
    }
}
