package dev.repwatch.checks.maillog.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reply means. The set is closed; what no rule knows is {@link #UNCLASSIFIED} and shown as such. */
public enum ReplyClass {
    /** Accepted (2xx). The shared tables call it so; where the mail went then nobody knows. */
    DELIVERED(About.NOTHING),
    UNKNOWN_USER(About.RECIPIENT),
    /** The same words for an unknown address and for a recipient's filter. */
    UNKNOWN_USER_OR_FILTER(About.RECIPIENT),
    MAILBOX_DISABLED(About.RECIPIENT),
    MAILBOX_FULL(About.RECIPIENT),
    RECIPIENT_FILTER(About.RECIPIENT),
    /** One mailbox gets too much at once; says nothing about the sender. */
    RECIPIENT_RATE(About.RECIPIENT),
    IP_REPUTATION(About.SENDER),
    DOMAIN_REPUTATION(About.SENDER),
    DNSBL_LISTED(About.SENDER),
    AUTH_FAILURE(About.SENDER),
    PTR_MISSING(About.SENDER),
    TLS_REQUIRED(About.SENDER),
    RATE_LIMITED(About.SENDER),
    CONNECTION_LIMIT(About.SENDER),
    GREYLISTED(About.NOTHING),
    CONTENT_SPAM(About.MESSAGE),
    URL_LISTED(About.MESSAGE),
    VIRUS(About.MESSAGE),
    TOO_BIG(About.MESSAGE),
    MESSAGE_FORMAT(About.MESSAGE),
    POLICY(About.SENDER),
    SENDER_REJECTED(About.SENDER),
    GEO_BLOCK(About.SENDER),
    RELAY_DENIED(About.DOMAIN),
    BAD_DOMAIN(About.DOMAIN),
    MAIL_LOOP(About.NOTHING),
    EXPIRED(About.NOTHING),
    NETWORK(About.NOTHING),
    REMOTE_TEMP(About.NOTHING),
    /** The receiver asks a list wrongly and takes the refusal for a listing; it says nothing about us. */
    RECEIVER_MISCONFIGURED(About.NOTHING),
    /** Put down or turned away by our own server. */
    LOCAL(About.NOTHING),
    UNCLASSIFIED(About.NOTHING);

    /** What is at fault. */
    public enum About {
        RECIPIENT,
        DOMAIN,
        SENDER,
        MESSAGE,
        NOTHING
    }

    private static final Map<String, ReplyClass> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ReplyClass::label, c -> c));

    private final About about;
    private final String label;

    ReplyClass(About about) {
        this.about = about;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** The id in output, configuration and rules. */
    public String label() {
        return label;
    }

    public About about() {
        return about;
    }

    public static Optional<ReplyClass> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}
