package dev.repwatch.checks.feeds.mailbox;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * The tabs of Gmail's inbox, which are no folders and no labels: its own search tells them (X-GM-RAW of X-GM-EXT-1,
 * developers.google.com/gmail/imap/imap-extensions). Searching changes nothing.
 */
final class GmailTabs {

    private static final List<String> TABS = List.of("promotions", "social", "updates", "forums");

    private GmailTabs() {}

    /** Under which tab; {@code primary} for none of the others. Empty where the account has no tabs, or the server is another. */
    static Optional<String> of(IMAPStore store, IMAPFolder inbox, String messageId) throws MessagingException {
        String id = messageId.replaceAll("[<>\\s]", "");
        if (!store.hasCapability("X-GM-EXT-1") || !id.matches("[A-Za-z0-9._+@-]{1,250}")) {
            return Optional.empty();
        }
        // without tabs nothing is ever primary, and what the other categories say is shown to nobody
        if (!finds(inbox, "category:primary")) {
            return Optional.empty();
        }
        for (String tab : TABS) {
            if (finds(inbox, "category:" + tab + " rfc822msgid:" + id)) {
                return Optional.of(tab);
            }
        }
        return Optional.of("primary");
    }

    private static boolean finds(IMAPFolder inbox, String query) throws MessagingException {
        return Boolean.TRUE.equals(inbox.doCommand(protocol -> finds(protocol, query)));
    }

    private static boolean finds(IMAPProtocol protocol, String query) throws ProtocolException {
        Response[] said = protocol.command("UID SEARCH X-GM-RAW \"" + query + "\"", null);
        protocol.notifyResponseHandlers(said);
        protocol.handleResult(said[said.length - 1]);
        for (Response each : said) {
            if (each instanceof IMAPResponse line && line.keyEquals("SEARCH") && line.readNumber() > 0) {
                return true;
            }
        }
        return false;
    }
}
