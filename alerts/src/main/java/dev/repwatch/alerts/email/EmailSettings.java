package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whom to write to and through which relays.
 *
 * @param to the recipients
 * @param relays {@code host:port}, tried in order; at most four. The port defaults to that of {@code security}
 * @param from the sender people see; {@code repwatch@} this host by default
 * @param envelopeFrom where bounces go (MAIL FROM); the sender by default
 * @param security {@code starttls} (the default, required), {@code tls} or {@code none}
 * @param username to log in with; with {@code password}
 * @param caFile certificates (PEM) to trust instead of the machine's, for a relay with a private authority
 */
public record EmailSettings(
        List<String> to,
        List<String> relays,
        Optional<String> from,
        Optional<String> envelopeFrom,
        Optional<Security> security,
        Optional<String> username,
        Optional<Secret> password,
        Optional<Path> caFile) {

    private static final int MOST_RELAYS = 4;

    public EmailSettings {
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to: name at least one recipient");
        }
        to.forEach(address -> address("to", address));
        from.ifPresent(address -> address("from", address));
        envelopeFrom.ifPresent(address -> address("envelope_from", address));
        envelopeFrom.filter(text -> text.contains("<")).ifPresent(text -> {
            throw new IllegalArgumentException(
                    "envelope_from: expected an address without a name, found \"" + text + "\"");
        });
        int port = security.orElse(Security.STARTTLS).defaultPort();
        relays.forEach(relay -> Relay.parse(relay, port));
        if (relays.isEmpty() || relays.size() > MOST_RELAYS) {
            throw new IllegalArgumentException("relays: name one to four relays, found " + relays.size());
        }
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("username: username and password go together");
        }
        boolean protectedRelays = security.orElse(Security.STARTTLS) != Security.NONE
                || relays.stream()
                        .allMatch(relay ->
                                SecretUrl.isThisMachine(Relay.parse(relay, port).host()));
        if (password.isPresent() && !protectedRelays) {
            throw new IllegalArgumentException(
                    "security: a password is sent with \"starttls\" or \"tls\" only, or to this machine");
        }
    }

    Security transportSecurity() {
        return security.orElse(Security.STARTTLS);
    }

    List<Relay> relaysInOrder() {
        return relays.stream()
                .map(relay -> Relay.parse(relay, transportSecurity().defaultPort()))
                .toList();
    }

    private static void address(String key, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (text.chars().anyMatch(c -> c < 0x20 || c > 0x7e)
                    || !address.getAddress().contains("@")) {
                throw new AddressException("not a plain address");
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException(key + ": not an e-mail address: \"" + text + "\"", e);
        }
    }
}
