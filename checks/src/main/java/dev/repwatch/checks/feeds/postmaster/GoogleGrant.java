package dev.repwatch.checks.feeds.postmaster;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.BearerToken;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.OAuth;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/** How an access token is had from Google. */
final class GoogleGrant {

    private static final String TOKENS = "https://oauth2.googleapis.com/token";

    private GoogleGrant() {}

    static BearerToken.Grant of(PostmasterSettings settings, FeedClient http, FeedContext context) {
        HttpUrl tokens = Endpoint.of(
                "token_endpoint", settings.tokenEndpoint().map(Object::toString).orElse(TOKENS), false);
        return settings.serviceAccount().isPresent()
                ? serviceAccount(settings, http, context, tokens)
                : user(settings, http, context, tokens);
    }

    private static BearerToken.Grant user(
            PostmasterSettings settings, FeedClient http, FeedContext context, HttpUrl tokens) {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("client_id", settings.clientId().orElseThrow())
                .add("client_secret", settings.clientSecret().orElseThrow().reveal())
                .add("refresh_token", settings.refreshToken().orElseThrow().reveal())
                .build();
        return () -> ask(http, tokens, form, context);
    }

    private static BearerToken.Grant serviceAccount(
            PostmasterSettings settings, FeedClient http, FeedContext context, HttpUrl tokens) {
        ServiceAccountKey key =
                ServiceAccountKey.parse(settings.serviceAccount().orElseThrow(), context.redactor());
        return () -> {
            Instant now = context.clock().instant();
            String assertion = key.assertion(settings.subject(), tokens.toString(), now);
            context.redactor().learn(assertion);
            FormBody form = new FormBody.Builder()
                    .add("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
                    .add("assertion", assertion)
                    .build();
            return ask(http, tokens, form, context);
        };
    }

    private static BearerToken.Token ask(FeedClient http, HttpUrl tokens, FormBody form, FeedContext context)
            throws FeedFailure {
        return OAuth.ask(http, tokens, form, context.clock().instant()).token();
    }
}
