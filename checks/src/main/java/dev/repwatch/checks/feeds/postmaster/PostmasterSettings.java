package dev.repwatch.checks.feeds.postmaster;

import dev.repwatch.checks.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * {@code [feeds.postmaster]}: either a user's sign-in, or a service account that acts for a user of the Workspace.
 *
 * @param clientId of the OAuth client
 * @param clientSecret of the OAuth client
 * @param refreshToken of a user who sees the domains in Postmaster Tools
 * @param serviceAccount the whole JSON key file of a service account
 * @param subject the address of the user that the service account acts for (domain-wide delegation)
 * @param endpoint another base address of the interface
 * @param tokenEndpoint another address for access tokens
 */
public record PostmasterSettings(
        Optional<String> clientId,
        Optional<Secret> clientSecret,
        Optional<Secret> refreshToken,
        Optional<Secret> serviceAccount,
        Optional<String> subject,
        Optional<URI> endpoint,
        Optional<URI> tokenEndpoint) {

    public PostmasterSettings {
        if (refreshToken.isPresent() == serviceAccount.isPresent()) {
            throw new IllegalArgumentException("refresh_token: give either refresh_token or service_account");
        }
        if (refreshToken.isPresent() && (clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new IllegalArgumentException("client_id: refresh_token needs client_id and client_secret beside it");
        }
    }
}
