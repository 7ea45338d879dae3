package dev.repwatch.checks.feeds.arf;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.feeds.mailbox.MailboxOAuth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code [feeds.arf]}: the mailbox that feedback loops write to.
 *
 * @param host IMAP server
 * @param port 993, or 143 with {@code starttls}, when absent
 * @param tls {@code implicit} when absent, {@code starttls}, or {@code none} on the own network
 * @param username of the mailbox
 * @param password of the mailbox; none with {@code oauth}
 * @param oauth instead of a password
 * @param folder {@code INBOX} when absent
 * @param authservId the name that our own mail server writes first in {@code Authentication-Results}: complaints that it
 *     does not vouch for are not counted
 * @param reporters domains whose complaints count, such as {@code arf.mail.yahoo.com}; any authenticated one when empty
 * @param poor complaints in seven days at which the number is poor; 20 when absent
 * @param bad complaints in seven days at which the number is bad; 100 when absent
 * @param caFile certificates (PEM) to trust instead of the machine's, for a server with a private authority
 * @param allowPrivate the server is on our own network
 */
public record ArfSettings(
        String host,
        Optional<Integer> port,
        Optional<String> tls,
        String username,
        Optional<Secret> password,
        Optional<MailboxOAuth> oauth,
        Optional<String> folder,
        String authservId,
        List<String> reporters,
        Optional<Integer> poor,
        Optional<Integer> bad,
        Optional<Path> caFile,
        boolean allowPrivate) {

    static final int USUAL_POOR = 20;
    static final int USUAL_BAD = 100;

    private static final Secret NONE = new Secret("");

    public ArfSettings {
        MailboxOAuth.requireOne(password, oauth);
        reporters = List.copyOf(reporters);
        MailboxLogin.of(host, port, tls, username, password.orElse(NONE), folder, caFile, allowPrivate);
        if (authservId.isBlank()) {
            throw new IllegalArgumentException("authserv_id: must not be empty");
        }
        if (poor.orElse(USUAL_POOR) < 1 || bad.orElse(USUAL_BAD) <= poor.orElse(USUAL_POOR)) {
            throw new IllegalArgumentException("bad: must be more than poor, and poor at least 1");
        }
    }

    MailboxLogin login() {
        return MailboxLogin.of(host, port, tls, username, password.orElse(NONE), folder, caFile, allowPrivate);
    }

    Authentication authentication() {
        return new Authentication(authservId, reporters);
    }
}
