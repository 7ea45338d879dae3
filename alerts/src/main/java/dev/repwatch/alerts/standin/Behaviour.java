package dev.repwatch.alerts.standin;

/** How a {@link SlackStandIn} or a {@link MailSink} answers. */
public enum Behaviour {
    /** As on a good day. */
    WELL,
    /** HTTP 500, SMTP 451. */
    BROKEN,
    /** HTTP 429 with a {@code Retry-After}, SMTP 421. */
    BUSY,
    /** The token was revoked, the sender is blocked. */
    REVOKED,
    /** Takes the request and never answers. */
    HANGING,
    /** Drops the connection without having kept the message. */
    DROPPING,
    /** Keeps the message, then drops the connection: the sender cannot know. */
    FORGETFUL,
    /** Keeps the message, and takes a while to say so. */
    SLOW
}
