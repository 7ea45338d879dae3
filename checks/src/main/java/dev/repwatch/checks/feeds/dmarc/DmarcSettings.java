package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.feeds.mailbox.MailboxOAuth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code [feeds.dmarc]}: the mailbox that {@code rua=} names.
 *
 * @param host IMAP server
 * @param port 993, or 143 with {@code starttls}, when absent
 * @param tls {@code implicit} when absent, {@code starttls}, or {@code none} on the own network
 * @param username of the mailbox
 * @param password of the mailbox; none with {@code oauth}
 * @param oauth instead of a password
 * @param folder {@code INBOX} when absent
 * @param authservId the name that our own mail server writes first in {@code Authentication-Results}; with it, only
 *     reports that it vouches for are counted, without it all are
 * @param caFile certificates (PEM) to trust instead of the machine's, for a server with a private authority
 * @param allowPrivate the server is on our own network
 */
public record DmarcSettings(
        String host,
        Optional<Integer> port,
        Optional<String> tls,
        String username,
        Optional<Secret> password,
        Optional<MailboxOAuth> oauth,
        Optional<String> folder,
        Optional<String> authservId,
        Optional<Path> caFile,
        boolean allowPrivate) {

    private static final Secret NONE = new Secret("");

    public DmarcSettings {
        MailboxOAuth.requireOne(password, oauth);
        MailboxLogin.of(host, port, tls, username, password.orElse(NONE), folder, caFile, allowPrivate);
    }

    MailboxLogin login() {
        return MailboxLogin.of(host, port, tls, username, password.orElse(NONE), folder, caFile, allowPrivate);
    }

    Optional<Authentication> authentication() {
        return authservId.map(it -> new Authentication(it, List.of()));
    }
}
