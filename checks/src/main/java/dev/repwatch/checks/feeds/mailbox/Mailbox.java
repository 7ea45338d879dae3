package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * A mailbox that is only read: the folder is opened with EXAMINE and nothing is marked, moved or deleted. Each message is
 * seen once, by its UID; when the server says that UIDs mean something else now (UIDVALIDITY, RFC 9051 section 2.3.1.1),
 * reading starts over and what was counted before is recognised by the {@link MailLedger}.
 */
public final class Mailbox {

    private static final int MOST_AT_ONCE = 500;
    private static final int LARGEST = 20 * 1024 * 1024;

    private final MailboxLogin login;
    private final FeedContext context;

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
    }

    /**
     * Reads at most 500 messages that came after the ledger's place, oldest first, and moves the place.
     *
     * @return remarks on messages that were passed over
     * @throws FeedFailure when the mailbox cannot be read
     */
    public List<String> readNew(MailLedger ledger, Reader reader) throws FeedFailure {
        requireAllowed();
        try (Store store = session().getStore()) {
            store.connect(
                    login.host(),
                    login.port(),
                    login.username(),
                    login.password().reveal());
            try (Folder folder = store.getFolder(login.folder())) {
                folder.open(Folder.READ_ONLY);
                return readNew(folder, ledger, reader);
            }
        } catch (AuthenticationFailedException refused) {
            throw new FeedFailure(Cause.BAD_CREDENTIALS, login.host() + " does not accept the name and password");
        } catch (FolderNotFoundException none) {
            throw new FeedFailure(Cause.REFUSED, login.host() + " has no folder " + login.folder());
        } catch (MessagingException broken) {
            throw classed(broken);
        }
    }

    private List<String> readNew(Folder folder, MailLedger ledger, Reader reader) throws MessagingException {
        UIDFolder uids = (UIDFolder) folder;
        ledger.enter(uids.getUIDValidity());
        Remarks remarks = new Remarks();
        for (Numbered it : after(uids, ledger.lastUid())) {
            remarks.hold(it.uid(), read(it.message(), reader));
            ledger.passed(it.uid());
        }
        return remarks.lines();
    }

    private record Numbered(long uid, Message message) {}

    /** {@code n:*} always gives the last message too, even when its UID is lower (RFC 9051 section 6.4.9). */
    private static List<Numbered> after(UIDFolder folder, long last) throws MessagingException {
        Message[] messages = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        return Stream.of(messages)
                .map(it -> new Numbered(uid(folder, it), it))
                .filter(it -> it.uid() > last)
                .sorted(Comparator.comparing(Numbered::uid))
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private static long uid(UIDFolder folder, Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException gone) {
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

    private FeedFailure classed(MessagingException broken) {
        for (Throwable it = broken; it != null; it = it.getCause()) {
            if (it instanceof InterruptedIOException) {
                return new FeedFailure(Cause.TIMED_OUT, login.host() + " did not answer in time");
            }
        }
        return new FeedFailure(Cause.SERVER_FAILED, login.host() + " cannot be reached or broke the conversation off");
    }

    private Session session() {
        String protocol = login.tls().equals("implicit") ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(context.limits().call().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "peek", "true");
        if (login.tls().equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return Session.getInstance(properties);
    }
}
