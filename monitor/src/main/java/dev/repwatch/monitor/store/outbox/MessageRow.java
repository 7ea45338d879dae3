package dev.repwatch.monitor.store.outbox;

import dev.repwatch.alerts.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * One message to one channel, claimed for delivery.
 *
 * @param attempt which attempt this claim is; with the owner it fences off a claim that came too late
 * @param repeated an earlier attempt may have arrived
 * @param plain an earlier rendering was refused
 * @param tag of the installation that decided it; empty text for one that is older than tags
 * @param body the alert as JSON
 */
public record MessageRow(
        long id,
        String channel,
        String dedupeKey,
        String threadKey,
        String kind,
        int severity,
        int attempt,
        boolean repeated,
        boolean plain,
        Instant createdAt,
        String tag,
        String body) {

    /** Empty, and logged, where it cannot be read. */
    public Optional<Alert> alert() {
        return AlertJson.readable(body, "message " + id);
    }

    /**
     * A message to be put into the outbox.
     *
     * @param severity 0 is the worst and goes first
     * @param notBefore quiet hours of the channel end then
     * @param expiresAt for reminders only; news never expires
     * @param repeated it may have arrived by another way
     * @param tag of the installation that decided it; empty for this one
     */
    public record New(
            String channel,
            String dedupeKey,
            String threadKey,
            String kind,
            int severity,
            Instant notBefore,
            Optional<Instant> expiresAt,
            boolean repeated,
            Optional<String> tag,
            String body) {

        /** News that certainly nobody has heard. */
        public New(
                String channel,
                String dedupeKey,
                String threadKey,
                String kind,
                int severity,
                Instant notBefore,
                Optional<Instant> expiresAt,
                String body) {
            this(channel, dedupeKey, threadKey, kind, severity, notBefore, expiresAt, false, Optional.empty(), body);
        }
    }
}
