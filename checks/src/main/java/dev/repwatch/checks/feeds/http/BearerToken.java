package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An access token that is fetched when needed, renewed before it ends, and renewed once when it is not accepted. */
public final class BearerToken {

    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** @param expires when it ends */
    public record Token(String value, Instant expires) {}

    /** Fetches a new token. */
    @FunctionalInterface
    public interface Grant {
        Token fetch() throws FeedFailure;
    }

    private final FeedClient http;
    private final Grant grant;
    private final FeedContext context;
    private Optional<Token> current = Optional.empty();

    public BearerToken(FeedClient http, Grant grant, FeedContext context) {
        this.http = http;
        this.grant = grant;
        this.context = context;
    }

    /**
     * {@link FeedClient#fetch} with the token. A 401 is answered with one fresh token; a second 401 is told.
     *
     * @throws FeedFailure also when no token is to be had; the message says so
     */
    public Reply fetch(Request request, int... alsoFine) throws FeedFailure {
        try {
            return http.fetch(with(token(), request), alsoFine);
        } catch (FeedFailure failure) {
            if (!failure.unauthorized()) {
                throw failure;
            }
            current = Optional.empty();
            return http.fetch(with(token(), request), alsoFine);
        }
    }

    private static Request with(Token token, Request request) {
        return request.newBuilder()
                .header("Authorization", "Bearer " + token.value())
                .build();
    }

    private synchronized Token token() throws FeedFailure {
        Optional<Token> usable = current.filter(
                it -> it.expires().minus(MARGIN).isAfter(context.clock().instant()));
        return usable.isPresent() ? usable.get() : renewed();
    }

    private Token renewed() throws FeedFailure {
        try {
            Token fresh = grant.fetch();
            context.redactor().learn(fresh.value());
            current = Optional.of(fresh);
            LOG.info("feed {}: signed in; the access token is good until {}", context.id(), fresh.expires());
            return fresh;
        } catch (FeedFailure failure) {
            throw new FeedFailure(failure.why(), "no access token: " + failure.detail(), failure.retryAfter());
        }
    }
}
