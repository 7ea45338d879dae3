package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.http.RotatingToken;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * How a mailbox is opened without a password: an access token for XOAUTH2, had by a refresh token (RFC 6749 section 6).
 *
 * @param tokenEndpoint where access tokens are had
 * @param clientId of the program, as it is registered with the provider
 * @param clientSecret for programs that have one
 * @param refreshToken of the mailbox's owner
 */
public record MailboxOAuth(URI tokenEndpoint, String clientId, Optional<Secret> clientSecret, Secret refreshToken) {

    /** @throws IllegalArgumentException when the address is none; the message begins with the key */
    public MailboxOAuth {
        if (HttpUrl.parse(tokenEndpoint.toString()) == null) {
            throw new IllegalArgumentException("token_endpoint: must be an https address, such as"
                    + " \"https://login.microsoftonline.com/common/oauth2/v2.0/token\"");
        }
    }

    /** @throws IllegalArgumentException unless there is one of the two; the message begins with the key */
    public static void requireOne(Optional<Secret> password, Optional<MailboxOAuth> oauth) {
        if (password.isPresent() == oauth.isPresent()) {
            throw new IllegalArgumentException(
                    "password: give either password or oauth; Microsoft takes no password since 16 September 2024");
        }
    }

    /** @param refresh where the newest refresh token is kept */
    Credential credential(RotatingToken refresh, FeedContext context) {
        context.redactor().hide(refreshToken);
        clientSecret.ifPresent(context.redactor()::hide);
        HttpUrl endpoint = HttpUrl.get(tokenEndpoint.toString());
        return new AccessToken(endpoint, clientId, clientSecret, refresh, context);
    }
}
