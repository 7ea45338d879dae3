package dev.repwatch.alerts;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How one attempt to tell ended. */
public sealed interface Delivery {

    /**
     * @param remoteId what the provider calls the message (Slack {@code channel/ts}, Message-ID, dedup key)
     * @param anew the first message of the conversation is gone, and the conversation goes on from this one
     */
    record Delivered(Optional<String> remoteId, boolean anew) implements Delivery {

        public Delivered(Optional<String> remoteId) {
            this(remoteId, false);
        }
    }

    /**
     * The message certainly did not arrive; try again.
     *
     * @param after the provider's own wish ({@code Retry-After}), at least zero; empty for the usual back-off
     * @param hindrance what was in the way, for programs
     * @param why for people; no secret
     */
    record RetryLater(Optional<Duration> after, Hindrance hindrance, String why) implements Delivery {

        /** Nobody answered. */
        public RetryLater(Optional<Duration> after, String why) {
            this(after, Hindrance.NETWORK, why);
        }
    }

    /** The message may or may not have arrived: the connection broke after it was sent. */
    record Uncertain(String why) implements Delivery {}

    /**
     * It will never be accepted like this.
     *
     * @param fault whether the message or the channel is at fault
     */
    record Refused(Fault fault, String why) implements Delivery {}

    /** What kept a message from arriving that may arrive later. */
    enum Hindrance {
        /** We are too quick for the receiver, or would be. */
        PACE,
        /** The receiver answered, and cannot take it now. */
        SERVER,
        /** The receiver was not reached, or did not answer. */
        NETWORK
    }

    /** What a refusal is about. */
    enum Fault {
        /** This message (too long, invalid blocks): a plain one may pass. */
        MESSAGE,
        /** The channel (token revoked, channel gone, authentication refused): nothing passes until it is mended. */
        CHANNEL
    }

    default <T> T match(
            Function<Delivered, T> delivered,
            Function<RetryLater, T> retryLater,
            Function<Uncertain, T> uncertain,
            Function<Refused, T> refused) {
        if (this instanceof Delivered it) {
            return delivered.apply(it);
        }
        if (this instanceof RetryLater it) {
            return retryLater.apply(it);
        }
        if (this instanceof Uncertain it) {
            return uncertain.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
