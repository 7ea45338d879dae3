package dev.repwatch.checks.feeds.bounces;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.feeds.mailbox.MailboxOAuth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code [feeds.bounces]}: the mailbox of the envelope sender, to which delivery reports go.
 *
 * @param host IMAP server
 * @param port 993, or 143 with {@code starttls}, when absent
 * @param tls {@code implicit} when absent, {@code starttls}, or {@code none} on the own network
 * @param username of the mailbox
 * @param password of the mailbox; none with {@code oauth}
 * @param oauth instead of a password
 * @param folder {@code INBOX} when absent
 * @param authservId the name that our own mail server writes first in {@code Authentication-Results}: reports that it does not
 *     vouch for are not counted, or anybody could have anybody's address given up
 * @param reporters domains whose word counts for every recipient, such as {@code googlemail.com}; others are believed for
 *     recipients of their own domain only
 * @param poor reports of a refusal in seven days at which the number is poor; 500 when absent
 * @param bad the same for bad; 5,000 when absent
 * @param caFile certificates (PEM) to trust instead of the machine's, for a server with a private authority
 * @param allowPrivate the server is on our own network
 */
public record BouncesSettings(
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

    static final int USUAL_POOR = 500;
    static final int USUAL_BAD = 5000;

    private static final Secret NONE = new Secret("");

    public BouncesSettings {
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

    Vouchers vouchers() {
        return new Vouchers(authservId, reporters);
    }
}
