package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the daemon reports what it did. Every method is cheap, never blocks and never throws; label values are ids or
 * closed sets, never text from outside.
 */
public interface Telemetry {

    /** A target was looked up on a list. */
    void checkFinished(SourceId list, CheckOutcome outcome);

    /**
     * Counts what is known of a target now, also from an answer that still holds, or what keeps it from being known: shares of
     * it are of targets, and would be of nothing where a list lets none be asked. What was skipped only to spare a list is
     * counted as nothing.
     */
    default void checkFinished(Observation check) {
        CheckOutcome.of(check.finding()).ifPresent(outcome -> checkFinished(check.source(), outcome));
    }

    /** @param took DNS time of one question to a list, retries included */
    void listAnswered(SourceId list, Duration took);

    /**
     * One question was put to a resolver.
     *
     * @param resolver as configured, {@code host:port}
     */
    void dnsQuery(String resolver, DnsReply reply);

    /** The last full round over all targets and lists ended. */
    void roundFinished(Duration took);

    void incidentOpened(String kind, Severity severity);

    /** @param lasted empty when nobody remembers since when */
    void incidentResolved(String kind, Severity severity, Optional<Duration> lasted);

    /**
     * One attempt to tell.
     *
     * @param channel the admin's name of the channel
     * @param integration the channel's type
     */
    void notification(String channel, String integration, NotificationEvent event);

    /** The attempt was taken by the provider. */
    void notificationDelivered(String channel, String integration, Duration took, Instant at);

    void notificationFailed(String channel, String integration, FailureReason reason);

    /** Something that happened became no message of its own in this channel. */
    void notificationSuppressed(String channel, SuppressionReason reason);

    void configReloaded(boolean success, Instant at);

    void storageError(StorageOperation operation);

    /** Counts nothing. */
    Telemetry NONE = new Telemetry() {
        @Override
        public void checkFinished(SourceId list, CheckOutcome outcome) {}

        @Override
        public void listAnswered(SourceId list, Duration took) {}

        @Override
        public void dnsQuery(String resolver, DnsReply reply) {}

        @Override
        public void roundFinished(Duration took) {}

        @Override
        public void incidentOpened(String kind, Severity severity) {}

        @Override
        public void incidentResolved(String kind, Severity severity, Optional<Duration> lasted) {}

        @Override
        public void notification(String channel, String integration, NotificationEvent event) {}

        @Override
        public void notificationDelivered(String channel, String integration, Duration took, Instant at) {}

        @Override
        public void notificationFailed(String channel, String integration, FailureReason reason) {}

        @Override
        public void notificationSuppressed(String channel, SuppressionReason reason) {}

        @Override
        public void configReloaded(boolean success, Instant at) {}

        @Override
        public void storageError(StorageOperation operation) {}
    };
}
