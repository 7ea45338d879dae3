package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * A mailbox that is only read: the folder is opened with EXAMINE and nothing is marked, moved or deleted. Each message is
 * seen once, by its UID; when the server says that UIDs mean something else now (UIDVALIDITY, RFC 9051 section 2.3.1.1),
 * reading starts over and what was counted before is recognised by the {@link MailLedger}.
 */
public final class Mailbox {

    private static final int MOST_AT_ONCE = 500;
    private static final int LARGEST = 20 * 1024 * 1024;
    /** One look may take as long as this many calls. */
    private static final int LOOK = 10;

    private static final int BARREN = 20;
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
         * @throws FeedFailure when it is not what it should be; it is passed over with a remark
         */
        void read(MailMessage message, Instant received) throws FeedFailure;
    }

    public Mailbox(MailboxLogin login, FeedContext context) {
        this.login = login;
        this.context = login.allowPrivate() ? context.allowingPrivate() : context;
        this.trusted = login.caFile().map(PrivateAuthority::of).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * Reads at most 500 messages that came after the ledger's place, oldest first, and moves the place. Twenty that were
     * passed over in a row are trouble of the feed: the reports have changed, or nobody vouches for them.
     *
     * @param result gets remarks on messages that were passed over
     * @throws FeedFailure when the mailbox cannot be read
     */
    public void readNew(MailLedger ledger, Reader reader, FeedResult.Builder result) throws FeedFailure {
        requireAllowed();
        SkippedItems skippedItems = new SkippedItems();
        try (Deadline deadline = new Deadline(context.limits().call().multipliedBy(LOOK), context.guard())) {
            read(deadline, ledger, reader, skippedItems);
        }
        skippedItems.lines().forEach(result::remark);
        if (ledger.barren() >= BARREN) {
            result.trouble(FeedFailure.badAnswer("the last " + ledger.barren()
                    + " messages in the mailbox were all passed" + " over; of the latest: " + skippedItems.example()));
        }
    }

    private void read(Deadline deadline, MailLedger ledger, Reader reader, SkippedItems skippedItems)
            throws FeedFailure {
        try (Store store = session(deadline).getStore()) {
            store.connect(
                    login.host(),
                    login.port(),
                    login.username(),
                    login.password().reveal());
            try (Folder folder = store.getFolder(login.folder())) {
                folder.open(Folder.READ_ONLY);
                readNew(folder, deadline, ledger, reader, skippedItems);
            }
        } catch (MessagingException broken) {
            throw deadline.over()
                    ? new FeedFailure(Cause.TIMED_OUT, login.host() + " came to no end in time")
                    : MailFailure.of(broken, login);
        }
    }

    private void readNew(Folder folder, Deadline deadline, MailLedger ledger, Reader reader, SkippedItems skippedItems)
            throws MessagingException {
        UIDFolder uids = (UIDFolder) folder;
        ledger.enter(uids.getUIDValidity());
        for (Numbered it : after(folder, uids, ledger.lastUid())) {
            if (deadline.enough()) {
                return;
            }
            Optional<String> passedOver = read(it.message(), reader);
            skippedItems.hold(it.uid(), passedOver);
            ledger.passed(it.uid(), passedOver.isEmpty());
        }
        requireWhole(folder);
    }

    /** A conversation that broke off looks like a folder without messages. */
    private static void requireWhole(Folder folder) throws MessagingException {
        if (!folder.isOpen()) {
            throw new FolderClosedException(folder);
        }
    }

    private record Numbered(long uid, Message message) {}

    /**
     * The first few after the place. Numbers and UIDs rise together (RFC 9051 section 2.3.1.2), so the place is searched for,
     * and a mailbox of a hundred thousand messages is not listed as a whole.
     */
    private static List<Numbered> after(Folder folder, UIDFolder uids, long last) throws MessagingException {
        int all = folder.getMessageCount();
        int first = last == 0 ? 1 : firstAfter(folder, uids, last, all);
        if (first > all) {
            return List.of();
        }
        Message[] some = folder.getMessages(first, Math.min(all, first + MOST_AT_ONCE - 1));
        // at once for all, for otherwise each is a question of its own for each message
        FetchProfile ahead = new FetchProfile();
        ahead.add(UIDFolder.FetchProfileItem.UID);
        ahead.add(FetchProfile.Item.SIZE);
        ahead.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(some, ahead);
        List<Numbered> after = new ArrayList<>();
        for (Message message : some) {
            long uid = uid(uids, message);
            if (uid > last) {
                after.add(new Numbered(uid, message));
            }
        }
        after.sort(Comparator.comparing(Numbered::uid));
        return after;
    }

    private static int firstAfter(Folder folder, UIDFolder uids, long last, int all) throws MessagingException {
        int from = 1;
        int to = all + 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (uid(uids, folder.getMessage(middle)) > last) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** -1 for a message that is gone. */
    private static long uid(UIDFolder folder, Message message) throws MessagingException {
        try {
            return folder.getUID(message);
        } catch (MessageRemovedException gone) {
            return -1;
        }
    }

    private Optional<String> read(Message message, Reader reader) throws MessagingException {
        if (message.getSize() > LARGEST) {
            return Optional.of("is larger than 20 MB");
        }
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        try (InputStream bytes = ((IMAPMessage) message).getMimeStream()) {
            Date date = message.getReceivedDate();
            Instant now = context.clock().instant();
            Instant received = date == null || date.toInstant().isAfter(now) ? now : date.toInstant();
            reader.read(MailMessage.parse(bytes, LARGEST), received);
            return Optional.empty();
        } catch (FeedFailure refused) {
            return Optional.of(refused.detail());
        } catch (IOException broken) {
            throw new MessagingException("the message could not be fetched", broken);
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
