package dev.repwatch.checks.feeds;

/** What a source can do to a feed. Every test of a feed proves each of these, or says why it cannot happen there. */
public enum FeedCase {
    OK,
    EMPTY,
    UNAUTHORIZED_THEN_REFRESHED,
    FORBIDDEN,
    NOT_FOUND_AS_NO_DATA,
    NOT_FOUND_AS_TROUBLE,
    TOO_MANY_QUESTIONS,
    SERVER_ERROR,
    LOGIN_PAGE,
    TRUNCATED,
    FIFTY_MEGABYTES,
    WRONG_CHARSET,
    OTHER_COLUMN_ORDER,
    EXTRA_COLUMNS,
    SCHEMA_BREAK,
    SLOW_DRIP,
    REDIRECT_TO_ANOTHER_HOST,
    REDIRECT_TO_METADATA
}
