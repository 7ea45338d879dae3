package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.Optional;

/** Why nothing could be concluded. Its message is for people and is cleaned of secrets before anybody sees it. */
public final class FeedFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final Cause cause;
    private final transient Optional<Duration> retryAfter;
    private final boolean unauthorized;

    public FeedFailure(Cause cause, String detail) {
        this(cause, detail, Optional.empty());
    }

    /** @param retryAfter the source's own wish, already capped */
    public FeedFailure(Cause cause, String detail, Optional<Duration> retryAfter) {
        this(cause, detail, retryAfter, false);
    }

    private FeedFailure(Cause cause, String detail, Optional<Duration> retryAfter, boolean unauthorized) {
        super(detail);
        this.cause = cause;
        this.retryAfter = retryAfter;
        this.unauthorized = unauthorized;
    }

    /** True when a fresh token may help. */
    public boolean unauthorized() {
        return unauthorized;
    }

    /** A key or token that was not accepted (401). */
    public static FeedFailure unauthorized(String detail, Optional<Duration> retryAfter) {
        return new FeedFailure(Cause.BAD_CREDENTIALS, detail, retryAfter, true);
    }

    /** An answer that this feed cannot have given in good health: a login page, a changed schema, half a file. */
    public static FeedFailure badAnswer(String detail) {
        return new FeedFailure(Cause.BAD_ANSWER, detail);
    }

    public Cause why() {
        return cause;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
