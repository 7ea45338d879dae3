package dev.repwatch.checks.feeds.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.BearerToken.Token;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The token request of OAuth 2.0 (RFC 6749 section 6, RFC 7523 section 2.1). */
public final class OAuth {

    private static final double HOUR = 3600;

    private OAuth() {}

    /**
     * @param token the access token
     * @param rotated a new refresh token that takes the place of the old one
     */
    public record Answer(Token token, Optional<String> rotated) {}

    /** Asks the token service. */
    public static Answer ask(FeedClient http, HttpUrl endpoint, FormBody grant, Instant now) throws FeedFailure {
        Request request = new Request.Builder()
                .url(endpoint)
                .header("Accept", "application/json")
                .post(grant)
                .build();
        Reply reply = http.fetch(request, 400);
        if (reply.status() == 400) {
            // RFC 6749 section 5.2: the grant was revoked or has ended, or the client is not known
            throw new FeedFailure(
                    Cause.BAD_CREDENTIALS,
                    reply.host() + " refuses the sign-in: it was revoked or has ended; sign in again");
        }
        JsonNode json = reply.json();
        String token = json.path("access_token").asText("");
        if (token.isEmpty()) {
            throw FeedFailure.badAnswer(reply.host() + " gave no access_token");
        }
        long seconds = StrictJson.number(json.path("expires_in"))
                .map(it -> Math.max(60, Math.min(it, 24 * HOUR)))
                .orElse(HOUR)
                .longValue();
        return new Answer(
                new Token(token, now.plus(Duration.ofSeconds(seconds))),
                Optional.of(json.path("refresh_token").asText("")).filter(it -> !it.isEmpty()));
    }
}
