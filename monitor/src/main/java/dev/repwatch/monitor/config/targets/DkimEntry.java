package dev.repwatch.monitor.config.targets;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.config.SendingProfile;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of {@code dkim}: a key that signs for a domain.
 *
 * @param domain {@code d=} when it is another
 * @param state whether its key must be there
 */
public record DkimEntry(String selector, Optional<DomainName> domain, Optional<State> state) {

    private static final Pattern SELECTOR =
            Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}))*");

    /** The life of a key. */
    public enum State {
        ACTIVE,
        STANDBY
    }

    /** @throws IllegalArgumentException when the selector is no DNS name */
    public DkimEntry {
        selector = checked(selector);
    }

    static String checked(String selector) {
        if (!SELECTOR.matches(selector)) {
            throw new IllegalArgumentException("\"" + selector + "\" is no DKIM selector such as \"s1\"");
        }
        return selector.toLowerCase(Locale.ROOT);
    }

    SendingProfile.SigningKey key() {
        return new SendingProfile.SigningKey(
                selector,
                domain.map(DomainName::text),
                state.filter(it -> it == State.STANDBY).isPresent());
    }
}
