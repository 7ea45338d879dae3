package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okio.ByteString;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * Looks for one message in all folders of a mailbox. Folders are opened with EXAMINE, headers fetched with PEEK: nothing is
 * marked, moved or deleted.
 */
public final class MailSearch {

    /** Of a mailbox that lists more, those that nobody names are left out. */
    private static final int MOST_FOLDERS = 200;

    private static final int LARGEST_HEADER = 32 * 1024;
    private static final int LOOK = 10;

    private final MailboxLogin login;
    private final FeedContext context;
    private final MailSession session;
    private final Predicate<ListedFolder> always;

    /** @param always folders that are looked in however many there are, as the inbox and what the server marks as junk */
    public MailSearch(MailboxLogin login, FeedContext context, Predicate<ListedFolder> always) {
        this.login = login;
        this.always = always;
        this.context = login.allowPrivate() ? context.allowingPrivate() : context;
        this.session = new MailSession(login, this.context);
    }

    /**
     * A folder as the server lists it.
     *
     * @param name whole and decoded
     * @param uses special uses (RFC 6154) without the backslash, in lower case: {@code junk}, {@code trash}
     */
    public record ListedFolder(String name, Set<String> uses) {
        public ListedFolder {
            uses = Set.copyOf(uses);
        }
    }

    /**
     * The message, where it was found.
     *
     * @param tab under which the inbox shows it; empty where there are none, or nobody can tell
     * @param received when the server got it
     * @param headers of the delivered copy, bounded; hostile
     */
    public record Hit(
            ListedFolder folder, Optional<String> tab, Optional<Instant> received, List<MailMessage.Header> headers) {
        public Hit {
            headers = List.copyOf(headers);
        }
    }

    /**
     * What a look saw.
     *
     * @param folders all that can be opened, up to 200 and those that are always looked in
     * @param left folders that were not looked at because there are too many
     * @param newest when the newest message of all folders looked at arrived
     */
    public record Found(List<ListedFolder> folders, int left, List<Hit> hits, Optional<Instant> newest) {
        public Found {
            folders = List.copyOf(folders);
            hits = List.copyOf(hits);
        }
    }

    /**
     * Looks in every folder.
     *
     * @param messageId as in the header, with its angle brackets
     * @param header a header of ours that is looked for beside it: some providers write a Message-ID of their own
     * @param value what that header holds
     * @throws FeedFailure when the mailbox cannot be read
     */
    public Found find(String messageId, String header, String value) throws FeedFailure {
        session.requireAllowed();
        SearchTerm term = new OrTerm(new HeaderTerm("Message-ID", messageId), new HeaderTerm(header, value));
        try (Deadline deadline = new Deadline(context.limits().call().multipliedBy(LOOK), context.guard())) {
            try (Store store = session.connect(deadline)) {
                return look(store, term, messageId);
            } catch (MessagingException broken) {
                if (deadline.over()) {
                    throw new FeedFailure(Cause.TIMED_OUT, login.host() + " came to no end in time");
                }
                throw MailFailure.of(broken, login);
            }
        }
    }

    private Found look(Store store, SearchTerm term, String messageId) throws MessagingException {
        List<Folder> folders = new ArrayList<>();
        int listed = 0;
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if ((folder.getType() & Folder.HOLDS_MESSAGES) == 0
                    || attributes(folder).contains("noselect")) {
                continue;
            }
            listed++;
            if (folders.size() < MOST_FOLDERS
                    || isInbox(folder)
                    || attributes(folder).contains("junk")
                    || always.test(named(folder))) {
                folders.add(folder);
            }
        }
        List<Hit> hits = new ArrayList<>();
        Optional<Instant> newest = Optional.empty();
        for (Folder folder : folders) {
            try (folder) {
                folder.open(Folder.READ_ONLY);
                newest = later(newest, newest(folder));
                Message[] found = folder.search(term);
                Optional<String> tab = found.length > 0 && isInbox(folder)
                        ? GmailTabs.of((IMAPStore) store, (IMAPFolder) folder, messageId)
                        : Optional.empty();
                for (Message message : found) {
                    hits.add(hit(folder, tab, message));
                }
            }
        }
        return new Found(folders.stream().map(MailSearch::named).toList(), listed - folders.size(), hits, newest);
    }

    private static boolean isInbox(Folder folder) {
        return folder.getFullName().equalsIgnoreCase("INBOX");
    }

    private static ListedFolder named(Folder folder) {
        return new ListedFolder(folder.getFullName(), attributes(folder));
    }

    private static Set<String> attributes(Folder folder) {
        Set<String> uses = new HashSet<>();
        try {
            Arrays.stream(((IMAPFolder) folder).getAttributes())
                    .map(it -> it.replace("\\", "").toLowerCase(Locale.ROOT))
                    .forEach(uses::add);
        } catch (MessagingException gone) {
            // a folder that vanished has no use
        }
        return uses;
    }

    private static Optional<Instant> newest(Folder folder) throws MessagingException {
        int count = folder.getMessageCount();
        return count < 1
                ? Optional.empty()
                : Optional.ofNullable(folder.getMessage(count).getReceivedDate())
                        .map(Date::toInstant);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    private static Hit hit(Folder folder, Optional<String> tab, Message message) throws MessagingException {
        FetchProfile ahead = new FetchProfile();
        ahead.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        ahead.add(IMAPFolder.FetchProfileItem.HEADERS);
        folder.fetch(new Message[] {message}, ahead);
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        return new Hit(
                named(folder),
                tab,
                Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant),
                headers(message));
    }

    private static List<MailMessage.Header> headers(Message message) throws MessagingException {
        StringBuilder text = new StringBuilder();
        for (var lines = ((IMAPMessage) message).getAllHeaderLines(); lines.hasMoreElements(); ) {
            String line = lines.nextElement();
            if (text.length() + line.length() > LARGEST_HEADER) {
                break;
            }
            text.append(line).append("\r\n");
        }
        try {
            return MailMessage.headers(ByteString.encodeUtf8(text.append("\r\n").toString()));
        } catch (FeedFailure broken) {
            return List.of();
        }
    }
}
