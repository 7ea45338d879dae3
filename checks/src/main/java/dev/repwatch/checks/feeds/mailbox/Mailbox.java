package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.RotatingToken;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Instant;
import java.util.Optional;

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

    private final MailboxLogin login;
    private final FeedContext context;
    private final MailSession session;
    private final Optional<RotatingToken> refresh;

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
        this(login, Optional.empty(), context);
    }

    private Mailbox(MailboxLogin login, Optional<RotatingToken> refresh, FeedContext context) {
        this.login = login;
        this.refresh = refresh;
        this.context = login.allowPrivate() ? context.allowingPrivate() : context;
        this.session = new MailSession(login, this.context);
    }

    /** One that is opened by its password, or by an access token where there is {@code oauth}. */
    public static Mailbox of(MailboxLogin login, Optional<MailboxOAuth> oauth, FeedContext context) {
        if (oauth.isEmpty()) {
            return new Mailbox(login, context);
        }
        FeedContext own = login.allowPrivate() ? context.allowingPrivate() : context;
        RotatingToken refresh = new RotatingToken(oauth.get().refreshToken(), own.redactor());
        return new Mailbox(login.with(oauth.get().credential(refresh, own)), Optional.of(refresh), context);
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
        refresh.ifPresent(token -> token.resume(ledger.access()));
        try {
            read(ledger, reader, result);
        } finally {
            refresh.flatMap(RotatingToken::bookmark).ifPresent(ledger::access);
        }
    }

    private void read(MailLedger ledger, Reader reader, FeedResult.Builder result) throws FeedFailure {
        session.requireAllowed();
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

    private void converse(Deadline deadline, MailWalk walk) throws MessagingException, FeedFailure {
        try (Store store = session.connect(deadline)) {
            try (Folder folder = store.getFolder(login.folder())) {
                folder.open(Folder.READ_ONLY);
                walk.read(folder, deadline);
            }
        }
    }
}
