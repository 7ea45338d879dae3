package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.BearerToken.Token;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.OAuth;
import dev.repwatch.checks.feeds.http.RotatingToken;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/**
 * An access token for XOAUTH2, had by a refresh token (RFC 6749 section 6): Microsoft takes no password for a mailbox since
 * 16 September 2024, Google only one made for the purpose.
 */
public final class AccessToken implements Credential {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final HttpUrl endpoint;
    private final String clientId;
    private final Optional<Secret> clientSecret;
    private final RotatingToken refresh;
    private final FeedContext context;
    private Optional<Token> current = Optional.empty();

    /**
     * @param endpoint where tokens are had
     * @param clientSecret for clients that have one
     * @param refresh where the newest refresh token is kept
     */
    public AccessToken(
            HttpUrl endpoint,
            String clientId,
            Optional<Secret> clientSecret,
            RotatingToken refresh,
            FeedContext context) {
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refresh = refresh;
        this.context = context;
    }

    @Override
    public boolean isToken() {
        return true;
    }

    @Override
    public synchronized Secret secret(boolean refused) throws FeedFailure {
        boolean good = !refused
                && current.filter(it -> it.expires()
                                .minus(MARGIN)
                                .isAfter(context.clock().instant()))
                        .isPresent();
        if (!good) {
            current = Optional.of(renewed());
        }
        return new Secret(current.orElseThrow().value());
    }

    private Token renewed() throws FeedFailure {
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("client_id", clientId)
                .add("refresh_token", refresh.current().reveal());
        clientSecret.ifPresent(secret -> form.add("client_secret", secret.reveal()));
        try (FeedClient http = new FeedClient(context)) {
            OAuth.Answer answer =
                    OAuth.ask(http, endpoint, form.build(), context.clock().instant());
            answer.rotated().ifPresent(refresh::rotate);
            context.redactor().learn(answer.token().value());
            return answer.token();
        }
    }
}
