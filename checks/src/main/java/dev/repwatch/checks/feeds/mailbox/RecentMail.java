package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import okio.ByteString;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * What arrived in the inbox lately. Two fields of each message tell whether it is wanted; only those are fetched whole. The inbox is
 * opened with EXAMINE and messages are fetched with PEEK: nothing is marked, moved or deleted.
 */
public final class RecentMail {

    /** Of an inbox with more, the newest. */
    private static final int MOST_MESSAGES = 200;

    private static final int MOST_WANTED = 30;
    private static final int LOOK = 10;

    private final MailboxLogin login;
    private final FeedContext context;
    private final MailSession session;

    public RecentMail(MailboxLogin login, FeedContext context) {
        this.login = login;
        this.context = login.allowPrivate() ? context.allowingPrivate() : context;
        this.session = new MailSession(login, this.context);
    }

    /**
     * A message that was wanted.
     *
     * @param received when the server got it
     * @param octets all of it; empty where it is larger than allowed
     */
    public record Arrived(Instant received, Optional<ByteString> octets) {}

    /**
     * Looks into the inbox.
     *
     * @param since what arrived before is passed over
     * @param largest in octets
     * @param wanted by its subject, decoded, and its Authentication-Results, topmost first; both hostile
     * @return oldest first; the newest 30 of many
     * @throws FeedFailure when the mailbox cannot be read
     */
    public List<Arrived> since(Instant since, int largest, BiPredicate<String, List<String>> wanted)
            throws FeedFailure {
        session.requireAllowed();
        try (Deadline deadline = new Deadline(context.limits().call().multipliedBy(LOOK), context.guard())) {
            try (Store store = session.connect(deadline);
                    Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return look(inbox, since, largest, wanted);
            } catch (MessagingException broken) {
                if (deadline.over()) {
                    throw new FeedFailure(Cause.TIMED_OUT, login.host() + " came to no end in time");
                }
                throw MailFailure.of(broken, login);
            }
        }
    }

    private static List<Arrived> look(
            Folder inbox, Instant since, int largest, BiPredicate<String, List<String>> wanted)
            throws MessagingException {
        List<Arrived> arrived = new ArrayList<>();
        int count = inbox.getMessageCount();
        int last = Math.max(1, count - MOST_MESSAGES + 1);
        for (int number = count; number >= last && arrived.size() < MOST_WANTED; number--) {
            // one at a time: what is fetched of a stranger's message is held no longer than it is looked at
            Message message = inbox.getMessage(number);
            inbox.fetch(new Message[] {message}, ahead());
            Optional<Instant> received =
                    Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant);
            if (received.filter(it -> !it.isBefore(since)).isPresent()
                    && wanted.test(subject(message), values(message, "Authentication-Results"))) {
                arrived.add(0, new Arrived(received.orElseThrow(), octets(message, largest)));
            }
        }
        return arrived;
    }

    private static FetchProfile ahead() {
        FetchProfile ahead = new FetchProfile();
        ahead.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        ahead.add(FetchProfile.Item.SIZE);
        ahead.add("Subject");
        ahead.add("Authentication-Results");
        return ahead;
    }

    private static String subject(Message message) throws MessagingException {
        String raw = String.join(" ", values(message, "Subject"));
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(raw));
        } catch (UnsupportedEncodingException odd) {
            return raw;
        }
    }

    private static List<String> values(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    private static Optional<ByteString> octets(Message message, int largest) throws MessagingException {
        if (message.getSize() > largest) {
            return Optional.empty();
        }
        IMAPMessage imap = (IMAPMessage) message;
        imap.setPeek(true);
        try (InputStream in = imap.getMimeStream()) {
            byte[] read = in.readNBytes(largest + 1);
            return read.length > largest ? Optional.empty() : Optional.of(ByteString.of(read));
        } catch (IOException gone) {
            throw new MessagingException("the message could not be fetched", gone);
        }
    }
}
