package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code [feeds.snds]}: either the automated-access links of the portal, or a sign-in for the REST interface of 2026.
 *
 * @param link the whole data link with its key; it dies 30 days after it was made
 * @param linkCreated the day the link was made, so that its end is known; counted from the first use when absent
 * @param statusLink the whole "IP status" link with its key
 * @param refreshToken of a Microsoft account that has the addresses in SNDS
 * @param clientId the application that the refresh token was issued to
 * @param endpoint base of the REST interface, when it moves again
 * @param tokenEndpoint where access tokens are had
 */
public record SndsSettings(
        Optional<Secret> link,
        Optional<LocalDate> linkCreated,
        Optional<Secret> statusLink,
        Optional<Secret> refreshToken,
        Optional<String> clientId,
        Optional<URI> endpoint,
        Optional<URI> tokenEndpoint) {

    public SndsSettings {
        if (link.isPresent() == refreshToken.isPresent()) {
            throw new IllegalArgumentException("link: give either link or refresh_token");
        }
        if (refreshToken.isPresent() && clientId.isEmpty()) {
            throw new IllegalArgumentException("client_id: needed with refresh_token");
        }
        if (statusLink.isPresent() && link.isEmpty()) {
            throw new IllegalArgumentException("status_link: goes with link; the REST interface has its own status");
        }
    }
}
