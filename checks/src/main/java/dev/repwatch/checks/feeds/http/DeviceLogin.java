package dev.repwatch.checks.feeds.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A sign-in that a person does in a browser on any machine, while this program waits for the refresh token that follows (RFC 8628).
 */
public final class DeviceLogin {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int REFUSED = 400;
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final double USUAL_INTERVAL = 5;
    private static final double USUAL_LIFE = 900;
    private static final double LONGEST_LIFE = 3600;

    private final Application application;
    private final FeedContext context;
    private final Pause pause;

    /**
     * Who asks for what.
     *
     * @param deviceEndpoint where a sign-in begins
     * @param tokenEndpoint where its end is asked for
     * @param clientId of the program, as it is registered with the provider
     * @param clientSecret for programs that have one
     * @param scope what the token is good for
     */
    public record Application(
            HttpUrl deviceEndpoint,
            HttpUrl tokenEndpoint,
            String clientId,
            Optional<Secret> clientSecret,
            String scope) {}

    /**
     * What a person has to do. All of it comes from outside.
     *
     * @param page to be opened in a browser; https
     * @param userCode to be entered there
     * @param life how long the code is good
     */
    public record Invitation(String page, String userCode, Duration life, Duration interval, Secret deviceCode) {}

    /** Waits between two questions. */
    @FunctionalInterface
    public interface Pause {
        void take(Duration time);
    }

    public DeviceLogin(Application application, FeedContext context, Pause pause) {
        this.application = application;
        this.context = context;
        this.pause = pause;
    }

    /** Begins. */
    public Invitation begin() throws FeedFailure {
        FormBody.Builder form =
                new FormBody.Builder().add("client_id", application.clientId()).add("scope", application.scope());
        try (FeedClient http = new FeedClient(context)) {
            Reply reply = http.fetch(post(application.deviceEndpoint(), form.build()), REFUSED);
            JsonNode json = reply.json();
            if (reply.status() == REFUSED) {
                throw refused(reply.host(), json);
            }
            // RFC 8628 says verification_uri; Google says verification_url
            String page = json.path("verification_uri")
                    .asText(json.path("verification_url").asText(""));
            String code = json.path("device_code").asText("");
            if (!page.startsWith("https://")
                    || code.isEmpty()
                    || json.path("user_code").asText("").isEmpty()) {
                throw FeedFailure.badAnswer(reply.host() + " began no sign-in");
            }
            context.redactor().learn(code);
            return new Invitation(
                    page,
                    json.path("user_code").asText(),
                    seconds(json, "expires_in", USUAL_LIFE, LONGEST_LIFE),
                    seconds(json, "interval", USUAL_INTERVAL, USUAL_LIFE),
                    new Secret(code));
        }
    }

    /**
     * Waits until the person is done.
     *
     * @return the refresh token
     * @throws FeedFailure when the person refuses, the code ends, or the provider gives no refresh token
     */
    public Secret await(Invitation invitation) throws FeedFailure {
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", GRANT)
                .add("client_id", application.clientId())
                .add("device_code", invitation.deviceCode().reveal());
        application.clientSecret().ifPresent(secret -> form.add("client_secret", secret.reveal()));
        FormBody question = form.build();
        Duration interval = invitation.interval();
        Duration waited = Duration.ZERO;
        try (FeedClient http = new FeedClient(context)) {
            while (waited.compareTo(invitation.life()) < 0) {
                pause.take(interval);
                waited = waited.plus(interval);
                Reply reply = http.fetch(post(application.tokenEndpoint(), question), REFUSED);
                JsonNode json = reply.json();
                String error = json.path("error").asText("");
                if (reply.status() != REFUSED) {
                    return refreshToken(reply.host(), json);
                }
                if (error.equals("slow_down")) {
                    interval = interval.plus(SLOWER);
                } else if (!error.equals("authorization_pending")) {
                    throw refused(reply.host(), json);
                }
            }
        }
        throw new FeedFailure(Cause.BAD_CREDENTIALS, "nobody signed in while the code was good; begin again");
    }

    private Secret refreshToken(String host, JsonNode json) throws FeedFailure {
        String token = json.path("refresh_token").asText("");
        if (token.isEmpty()) {
            throw FeedFailure.badAnswer(
                    host + " gave no refresh token: the scope lacks offline access (\"offline_access\" at Microsoft)");
        }
        context.redactor().learn(token);
        return new Secret(token);
    }

    private static FeedFailure refused(String host, JsonNode json) {
        String why = switch (json.path("error").asText("")) {
            case "access_denied", "authorization_declined" -> "the sign-in was refused in the browser";
            case "expired_token", "code_expired" -> "the code has ended; begin again";
            case "invalid_client", "unauthorized_client" ->
                "it does not know this client_id, or lets it sign in no device; look at the registration of your"
                        + " program";
            case "invalid_scope" -> "it does not grant this scope to this program";
            default -> "the sign-in did not work";
        };
        return new FeedFailure(Cause.BAD_CREDENTIALS, host + ": " + why);
    }

    private static Request post(HttpUrl to, FormBody form) {
        return new Request.Builder()
                .url(to)
                .header("Accept", "application/json")
                .post(form)
                .build();
    }

    private static Duration seconds(JsonNode json, String name, double usual, double most) {
        double said = StrictJson.number(json.path(name)).orElse(usual);
        return Duration.ofSeconds((long) Math.max(1, Math.min(said, most)));
    }
}
