package dev.repwatch.checks.feeds.bounces;

import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import java.util.List;
import java.util.Locale;

/**
 * Whose word counts. A delivery report has no sender that could be asked, and one that is made up would have an address given up: it
 * counts when our server authenticated a domain that may speak for the recipient.
 *
 * @param server the authserv-id of our server
 * @param reporters domains that speak for everybody
 */
record Vouchers(String server, List<String> reporters) {

    Vouchers {
        reporters = List.copyOf(reporters);
    }

    boolean known(MailMessage message) {
        return !reporters.isEmpty() && new Authentication(server, reporters).vouchesFor(message);
    }

    /** Whether the domain of the recipient itself says it. */
    boolean speaksFor(MailMessage message, String recipient) {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return new Authentication(server, List.of(domain)).vouchesFor(message);
    }

    boolean silent(MailMessage message) {
        return new Authentication(server, List.of()).of(message) == Authentication.Word.SILENT;
    }
}
