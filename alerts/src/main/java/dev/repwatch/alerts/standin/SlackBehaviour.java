package dev.repwatch.alerts.standin;

/** How a {@link SlackStandIn} answers. */
public enum SlackBehaviour {
    /** As Slack does on a good day. */
    WELL,
    /** HTTP 500. */
    BROKEN,
    /** HTTP 429 with a {@code Retry-After}. */
    BUSY,
    /** The token was revoked. */
    REVOKED,
    /** Takes the request and never answers. */
    HANGING,
    /** Drops the connection without having kept the message. */
    DROPPING,
    /** Keeps the message, then drops the connection: the sender cannot know. */
    FORGETFUL
}
