package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.NewMessages.Numbered;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * One look through new messages, over one conversation or several. A message that the server has and does not hand out is
 * stepped over as soon as a later one is read: when none is, the server as a whole may be ill, and the place stays.
 */
final class MailWalk {

    private static final int LARGEST = 20 * 1024 * 1024;
    /** So many in a row are no fault of single messages. */
    private static final int MOST_HELD = 20;
    /** A few at the very end are given up in the third look. */
    private static final int FEW = 3;

    private final MailLedger ledger;
    private final Mailbox.Reader reader;
    private final Skips skips;
    private final InstantSource clock;
    private final List<Long> held = new ArrayList<>();
    private final Set<Long> broken = new HashSet<>();
    private long current;
    private boolean sizes = true;
    private boolean brokeAtListing;

    MailWalk(MailLedger ledger, Mailbox.Reader reader, Skips skips, InstantSource clock) {
        this.ledger = ledger;
        this.reader = reader;
        this.skips = skips;
        this.clock = clock;
    }

    /** Reads on in this conversation until nothing is left or half of the time is gone. */
    void read(Folder folder, Deadline deadline) throws MessagingException {
        ledger.enter(((UIDFolder) folder).getUIDValidity());
        long place = ledger.lastUid();
        List<Numbered> some = listed(folder, place);
        while (!some.isEmpty()) {
            for (Numbered it : some) {
                if (deadline.enough() || held.size() >= MOST_HELD) {
                    ledger.left(NewMessages.left(folder, ledger.lastUid()));
                    return;
                }
                place = it.uid();
                one(it, folder);
            }
            some = listed(folder, place);
        }
        requireWhole(folder);
        ledger.left(0);
    }

    private List<Numbered> listed(Folder folder, long place) throws MessagingException {
        try {
            return NewMessages.after(folder, place, sizes);
        } catch (MessagingException broken) {
            brokeAtListing = sizes;
            sizes = false;
            throw broken;
        }
    }

    private void one(Numbered it, Folder folder) throws MessagingException {
        if (held.contains(it.uid())) {
            return;
        }
        current = it.uid();
        try {
            handedOut(it.message(), it.uid());
            current = 0;
        } catch (MessagingException refused) {
            if (!folder.isOpen()) {
                throw refused;
            }
            current = 0;
            held.add(it.uid());
        }
    }

    private void handedOut(Message message, long uid) throws MessagingException {
        if (message.getSize() > LARGEST) {
            done(uid, () -> skips.skip(SkipReason.TOO_LARGE, "is larger than 20 MB"));
            return;
        }
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        try (WatchedStream bytes = new WatchedStream(((IMAPMessage) message).getMimeStream())) {
            Optional<MailMessage> parsed = Optional.empty();
            String why = "";
            try {
                parsed = Optional.of(MailMessage.parse(bytes, LARGEST));
            } catch (FeedFailure refused) {
                why = refused.detail();
            }
            if (bytes.failed() || bytes.empty()) {
                throw new MessagingException("the message could not be fetched");
            }
            taken(uid, parsed, why, received(message));
        } catch (IOException gone) {
            throw new MessagingException("the message could not be fetched", gone);
        }
    }

    private void taken(long uid, Optional<MailMessage> parsed, String why, Instant received) {
        done(uid, () -> {
            if (parsed.isEmpty()) {
                skips.skip(SkipReason.UNREADABLE, why);
                return;
            }
            try {
                reader.read(parsed.get(), received, skips);
            } catch (FeedFailure refused) {
                skips.skip(SkipReason.UNREADABLE, refused.detail());
            }
        });
    }

    private Instant received(Message message) throws MessagingException {
        Date date = message.getReceivedDate();
        Instant now = clock.instant();
        return date == null || date.toInstant().isAfter(now) ? now : date.toInstant();
    }

    /** This one was handed out, so those before it that were not are a matter of their own. */
    private void done(long uid, Runnable work) {
        stepOverHeld();
        skips.begin(uid);
        work.run();
        skips.end();
        ledger.passed(uid);
    }

    private void stepOverHeld() {
        for (long uid : held) {
            skips.begin(uid);
            skips.skip(SkipReason.NOT_HANDED_OUT, "the server does not hand it out");
            ledger.passed(uid);
        }
        held.clear();
    }

    /** True when the conversation broke because of a single message, so that it can go on in another one without it. */
    boolean brokeAtMessage() {
        if (brokeAtListing) {
            brokeAtListing = false;
            return true;
        }
        if (current == 0) {
            return false;
        }
        boolean again = !broken.add(current);
        if (again && !held.contains(current)) {
            held.add(current);
        }
        current = 0;
        return true;
    }

    /** What is wrong when the last messages of all were not handed out. */
    Optional<FeedFailure> stuck() {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        long first = held.get(0);
        if (ledger.stuckAt(first) >= FEW && held.size() <= FEW) {
            stepOverHeld();
            return Optional.empty();
        }
        return Optional.of(new FeedFailure(
                Cause.SERVER_FAILED, "the server does not hand out message " + first + " of the mailbox"));
    }

    /** A conversation that broke off looks like a folder without messages. */
    private static void requireWhole(Folder folder) throws MessagingException {
        if (!folder.isOpen()) {
            throw new FolderClosedException(folder);
        }
    }
}
