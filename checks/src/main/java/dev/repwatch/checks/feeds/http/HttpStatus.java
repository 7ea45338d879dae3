package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.Optional;

/** What the status of an answer means for a feed. */
final class HttpStatus {

    private HttpStatus() {}

    static Reply requireGood(Reply reply) throws FeedFailure {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return reply;
        }
        Optional<Duration> retryAfter = RetryAfter.of(reply.headers(), reply.at());
        String detail = reply.host() + " answered " + status + ": " + words(status);
        throw status == 401
                ? FeedFailure.unauthorized(detail, retryAfter)
                : new FeedFailure(cause(status), detail, retryAfter);
    }

    private static Cause cause(int status) {
        if (status == 403) {
            return Cause.BAD_CREDENTIALS;
        }
        if (status == 429) {
            return Cause.OVER_QUOTA;
        }
        if (status >= 500) {
            return Cause.SERVER_FAILED;
        }
        return status >= 400 ? Cause.REFUSED : Cause.BAD_ANSWER;
    }

    private static String words(int status) {
        if (status >= 300 && status < 400) {
            return "it points elsewhere, which is never followed with a key";
        }
        return switch (status) {
            case 401 -> "the key or token is not accepted";
            case 403 -> "this account may not ask this";
            case 404, 410 -> "there is nothing at this address";
            case 429 -> "too many questions";
            default -> status >= 500 ? "the source has trouble" : "the question was refused";
        };
    }
}
