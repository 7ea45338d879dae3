package dev.repwatch.monitor.diagnosis.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a receiver's answer means: the closed set of classes that the reader of mail logs uses as well. */
public enum ReplyClass {
    ACCEPTED,
    AUTH_FAILURE,
    BAD_DOMAIN,
    CONNECTION_LIMIT,
    CONTENT_SPAM,
    DNSBL_LISTED,
    DOMAIN_REPUTATION,
    EXPIRED,
    GEO_BLOCK,
    GREYLISTED,
    IP_REPUTATION,
    MAIL_LOOP,
    MAILBOX_DISABLED,
    MAILBOX_FULL,
    MESSAGE_FORMAT,
    NETWORK,
    POLICY,
    PTR_MISSING,
    RATE_LIMITED,
    RECEIVER_MISCONFIGURED,
    RECIPIENT_FILTER,
    RECIPIENT_RATE,
    RELAY_DENIED,
    REMOTE_TEMP,
    SENDER_REJECTED,
    TLS_REQUIRED,
    TOO_BIG,
    UNKNOWN_USER,
    UNKNOWN_USER_OR_FILTER,
    URL_LISTED,
    VIRUS,
    /** A text that no rule knows. */
    UNCLASSIFIED;

    /** Such as {@code dnsbl_listed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is none of these. */
    public static Optional<ReplyClass> named(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }
}
