package dev.repwatch.checks.feeds.spamhaus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.feeds.http.BearerToken;
import dev.repwatch.checks.feeds.http.BearerToken.Token;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.feeds.http.StrictJson;
import dev.repwatch.checks.feeds.http.Throttle;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The calls of the Spamhaus Intelligence API that we use, in the shape that public clients show. */
final class SpamhausApi implements AutoCloseable {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** @param until when it ends by itself */
    record Listing(String dataset, Optional<Instant> until, String heuristic) {
        String words() {
            String end = until.map(at -> " until " + at).orElse("");
            return dataset + end + (heuristic.isEmpty() ? "" : " (" + heuristic + ")");
        }
    }

    record DomainView(Optional<Boolean> abused, Optional<Double> smtp, Optional<Double> score) {}

    private final SpamhausSettings settings;
    private final FeedContext context;
    private final FeedClient http;
    private final BearerToken bearer;
    private final HttpUrl base;

    SpamhausApi(SpamhausSettings settings, FeedContext context) {
        this.settings = settings;
        this.context = context;
        http = new FeedClient(
                context,
                new Throttle(context.clock(), settings.questionsPerDay().orElse(1000L), 2));
        bearer = new BearerToken(http, this::login, context);
        base = Endpoint.of(settings.endpoint(), "https://api.spamhaus.org/");
    }

    /** Current listings in all data sets. The API answers 404 when there are none. */
    List<Listing> listings(String address) throws FeedFailure {
        Reply reply = bearer.fetch(
                request(base.newBuilder()
                        .addPathSegments("api/intel/v1/byobject/cidr/ALL/listed/live")
                        .addPathSegment(address)
                        .build()),
                404);
        if (reply.status() == 404) {
            requireApi(reply);
            return List.of();
        }
        JsonNode results = reply.json().path("results");
        if (!results.isArray()) {
            throw FeedFailure.badAnswer("the answer has no results");
        }
        List<Listing> listings = new ArrayList<>();
        for (JsonNode it : results) {
            Optional<Instant> until =
                    StrictJson.number(it.path("valid_until")).map(s -> Instant.ofEpochSecond(s.longValue()));
            listings.add(new Listing(
                    it.path("dataset").asText("?"), until, it.path("heuristic").asText("")));
        }
        return listings;
    }

    /** A 404 without a body, or with a JSON one, says "not listed"; a web page says that the address has moved. */
    private static void requireApi(Reply reply) throws FeedFailure {
        String text = reply.text().strip();
        if (!text.isEmpty() && !text.startsWith("{")) {
            throw new FeedFailure(Cause.REFUSED, reply.host() + " answered 404, and not as the API does");
        }
    }

    DomainView domain(String name) throws FeedFailure {
        Reply reply = bearer.fetch(
                request(base.newBuilder()
                        .addPathSegments("api/intel/v2/byobject/domain")
                        .addPathSegment(name)
                        .build()),
                404);
        if (reply.status() == 404) {
            requireApi(reply);
            return new DomainView(Optional.empty(), Optional.empty(), Optional.empty());
        }
        JsonNode json = reply.json();
        if (!json.has("score") && !json.has("abused") && !json.has("dimensions")) {
            throw FeedFailure.badAnswer("the answer has no score, dimensions or abused");
        }
        return new DomainView(
                json.path("abused").isBoolean()
                        ? Optional.of(json.path("abused").booleanValue())
                        : Optional.empty(),
                StrictJson.number(json.path("dimensions").path("smtp")),
                StrictJson.number(json.path("score")));
    }

    /** What is left of the month; empty when the account does not say, which is no failure. */
    Optional<Quota> quota() {
        try {
            JsonNode json = bearer.fetch(request(base.newBuilder()
                            .addPathSegments("api/intel/v1/limits")
                            .build()))
                    .json();
            Optional<Double> limit = StrictJson.number(json.path("limits").path("qms"));
            Optional<Double> used = StrictJson.number(json.path("current").path("qpm"));
            return limit.flatMap(most ->
                    used.map(it -> new Quota(most.longValue(), Math.max(0, (long) (most - it)), Optional.empty())));
        } catch (FeedFailure notShown) {
            return Optional.empty();
        }
    }

    private static Request request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .build();
    }

    private Token login() throws FeedFailure {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("username", settings.username())
                .put("password", settings.password().reveal())
                .put("realm", "intel")
                .toString();
        JsonNode json = http.fetch(new Request.Builder()
                        .url(base.newBuilder().addPathSegments("api/v1/login").build())
                        .post(RequestBody.create(body, MediaType.get("application/json")))
                        .build())
                .json();
        String token = json.path("token").asText("");
        if (token.isEmpty()) {
            throw FeedFailure.badAnswer("the login gave no token");
        }
        Instant now = context.clock().instant();
        Instant expires = StrictJson.number(json.path("expires"))
                .map(s -> Instant.ofEpochSecond(s.longValue()))
                .filter(it -> it.isAfter(now))
                .orElse(now.plus(TOKEN_LIFE));
        return new Token(token, expires);
    }

    @Override
    public void close() {
        http.close();
    }
}
