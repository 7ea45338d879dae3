package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where reports arrive.
 *
 * @param caFile certificates (PEM) to trust instead of the machine's
 * @param tls {@code implicit} (port 993), {@code starttls} (required, never optional), or {@code none} on the own network
 */
public record MailboxLogin(
        String host,
        int port,
        String tls,
        String username,
        Credential credential,
        String folder,
        Optional<Path> caFile,
        boolean allowPrivate) {

    private static final List<String> TLS = List.of("implicit", "starttls", "none");

    /** @throws IllegalArgumentException when the settings do not fit together; the message starts with {@code "key: "} */
    public static MailboxLogin of(
            String host,
            Optional<Integer> port,
            Optional<String> tls,
            String username,
            Secret password,
            Optional<String> folder,
            Optional<Path> caFile,
            boolean allowPrivate) {
        String how = tls.orElse("implicit");
        if (!TLS.contains(how)) {
            throw new IllegalArgumentException("tls: must be implicit, starttls or none");
        }
        if (how.equals("none") && !allowPrivate) {
            throw new IllegalArgumentException("tls: none sends the password in clear; only with allow_private = true");
        }
        int number = port.orElse(how.equals("implicit") ? 993 : 143);
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("port: must be from 1 to 65535");
        }
        return new MailboxLogin(
                host, number, how, username, Credential.of(password), folder.orElse("INBOX"), caFile, allowPrivate);
    }

    /** The same mailbox, opened with something else than a password. */
    public MailboxLogin with(Credential other) {
        return new MailboxLogin(host, port, tls, username, other, folder, caFile, allowPrivate);
    }
}
