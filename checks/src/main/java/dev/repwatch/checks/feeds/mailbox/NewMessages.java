package dev.repwatch.checks.feeds.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * The messages after a place. Numbers and UIDs rise together (RFC 9051 section 2.3.1.2), so the place is searched for, and a
 * mailbox of a hundred thousand messages is not listed as a whole.
 */
final class NewMessages {

    private static final int MOST_AT_ONCE = 500;

    private NewMessages() {}

    record Numbered(long uid, Message message) {}

    /**
     * The first few after the place, oldest first.
     *
     * @param sizes ask for them at once; of a message that cannot be opened some servers cannot tell the size either, and
     *     end the conversation
     */
    static List<Numbered> after(Folder folder, long last, boolean sizes) throws MessagingException {
        UIDFolder uids = (UIDFolder) folder;
        int all = folder.getMessageCount();
        int first = last == 0 ? 1 : firstAfter(folder, uids, last, all);
        List<Numbered> after = new ArrayList<>();
        while (after.isEmpty() && first <= all) {
            int end = Math.min(all, first + MOST_AT_ONCE - 1);
            after.addAll(numbered(folder, folder.getMessages(first, end), last, sizes));
            first = end + 1;
        }
        after.sort(Comparator.comparing(Numbered::uid));
        return after;
    }

    private static List<Numbered> numbered(Folder folder, Message[] some, long last, boolean sizes)
            throws MessagingException {
        // at once for all, for otherwise each is a question of its own for each message
        FetchProfile ahead = new FetchProfile();
        ahead.add(UIDFolder.FetchProfileItem.UID);
        if (sizes) {
            ahead.add(FetchProfile.Item.SIZE);
        }
        ahead.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(some, ahead);
        List<Numbered> numbered = new ArrayList<>();
        for (Message message : some) {
            long uid = uid((UIDFolder) folder, message);
            if (uid > last) {
                numbered.add(new Numbered(uid, message));
            }
        }
        return numbered;
    }

    /** How many there are after the place. */
    static int left(Folder folder, long last) throws MessagingException {
        int all = folder.getMessageCount();
        return last == 0 ? all : all + 1 - firstAfter(folder, (UIDFolder) folder, last, all);
    }

    private static int firstAfter(Folder folder, UIDFolder uids, long last, int all) throws MessagingException {
        int from = 1;
        int to = all + 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int known = middle;
            long uid = uid(uids, folder.getMessage(known));
            // one that is gone says nothing of its place
            while (uid < 0 && known + 1 < to) {
                known++;
                uid = uid(uids, folder.getMessage(known));
            }
            if (uid < 0 || uid > last) {
                to = middle;
            } else {
                from = known + 1;
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
}
