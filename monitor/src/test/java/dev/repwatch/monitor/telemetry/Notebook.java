package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what is reported, one line each. */
public final class Notebook implements Telemetry {

    public final List<String> lines = new ArrayList<>();

    @Override
    public void checkFinished(SourceId list, CheckOutcome outcome) {
        lines.add("check " + list + " " + outcome.label());
    }

    @Override
    public void listAnswered(SourceId list, Duration took) {
        lines.add("answered " + list + " " + took);
    }

    @Override
    public void dnsQuery(String resolver, DnsReply reply) {
        lines.add("dns " + resolver + " " + reply.label());
    }

    @Override
    public void roundFinished(Duration took) {
        lines.add("round " + took);
    }

    @Override
    public void incidentOpened(String kind, Severity severity) {
        lines.add("opened " + kind + " " + severity.label());
    }

    @Override
    public void incidentResolved(String kind, Severity severity, Optional<Duration> lasted) {
        lines.add("resolved " + kind + " " + severity.label()
                + lasted.map(it -> " " + it).orElse(""));
    }

    @Override
    public void notification(String channel, String integration, NotificationEvent event) {
        lines.add("told " + channel + " " + integration + " " + event.label());
    }

    @Override
    public void notificationDelivered(String channel, String integration, Duration took, Instant at) {
        lines.add("delivered " + channel + " " + integration + " " + took + " " + at);
    }

    @Override
    public void notificationFailed(String channel, String integration, FailureReason reason) {
        lines.add("failed " + channel + " " + integration + " " + reason.label());
    }

    @Override
    public void notificationSuppressed(String channel, SuppressionReason reason) {
        lines.add("suppressed " + channel + " " + reason.label());
    }

    @Override
    public void configReloaded(boolean success, Instant at) {
        lines.add("reloaded " + success + " " + at);
    }

    @Override
    public void storageError(StorageOperation operation) {
        lines.add("storage " + operation.label());
    }
}
