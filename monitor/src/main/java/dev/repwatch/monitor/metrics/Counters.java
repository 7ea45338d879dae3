package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import dev.repwatch.monitor.telemetry.DnsReply;
import dev.repwatch.monitor.telemetry.FailureReason;
import dev.repwatch.monitor.telemetry.NotificationEvent;
import dev.repwatch.monitor.telemetry.StorageOperation;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of this process. They live here and not in simpleclient's own counter, whose series never disappear and
 * which adds a {@code _created} series to each.
 */
public final class Counters implements Telemetry {

    private static final List<Double> QUERY_BOUNDS = List.of(.01, .05, .1, .25, .5, 1.0, 2.5, 5.0);
    private static final List<Double> NOTIFICATION_BOUNDS = List.of(.05, .1, .25, .5, 1.0, 2.5, 5.0, 15.0);
    private static final List<Double> INCIDENT_BOUNDS =
            List.of(900.0, 3_600.0, 14_400.0, 43_200.0, 86_400.0, 259_200.0, 604_800.0, 2_592_000.0);

    final OutcomeTally<CheckOutcome> checks = new OutcomeTally<>(CheckOutcome.class);
    final OutcomeTally<DnsReply> dnsQueries = new OutcomeTally<>(DnsReply.class);
    final LabelledCounter opened = new LabelledCounter();
    final LabelledCounter resolved = new LabelledCounter();
    final LabelledCounter notifications = new LabelledCounter();
    final LabelledCounter failed = new LabelledCounter();
    final LabelledCounter suppressed = new LabelledCounter();
    final LabelledCounter reloads = new LabelledCounter();
    final LabelledCounter storageErrors = new LabelledCounter();
    private final Map<String, DurationHistogram> queryDurations = new ConcurrentHashMap<>();
    private final Map<String, DurationHistogram> notificationDurations = new ConcurrentHashMap<>();
    private final Map<String, DurationHistogram> incidentDurations = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastSuccess = new ConcurrentHashMap<>();
    private volatile Optional<Duration> lastRound = Optional.empty();
    private volatile Duration roundLate = Duration.ZERO;
    private volatile int brokenTargetFiles;
    private volatile Optional<Boolean> reloadSuccessful = Optional.empty();
    private volatile Optional<Instant> reloadSuccess = Optional.empty();
    final List<String> incidentKinds;

    /** @param incidentKinds the values of the label {@code kind} of incidents; each is exported from the start, as 0 */
    public Counters(List<String> incidentKinds) {
        this.incidentKinds = List.copyOf(incidentKinds);
    }

    @Override
    public void checkFinished(SourceId list, CheckOutcome outcome) {
        checks.count(list.value(), outcome);
    }

    @Override
    public void listAnswered(SourceId list, Duration took) {
        timing(queryDurations, list.value(), QUERY_BOUNDS).record(took);
    }

    @Override
    public void dnsQuery(String resolver, DnsReply reply) {
        dnsQueries.count(resolver, reply);
    }

    @Override
    public void roundFinished(Duration took) {
        lastRound = Optional.of(took);
    }

    /** By how much the round that goes on is longer than its interval; zero when it is not. */
    public void roundLate(Duration by) {
        roundLate = by;
    }

    /** How many target files are broken, so that what they last said stays in force. */
    public void brokenTargetFiles(int count) {
        brokenTargetFiles = count;
    }

    @Override
    public void incidentOpened(String kind, Severity severity) {
        opened.count(kind, severity.label());
    }

    @Override
    public void incidentResolved(String kind, Severity severity, Optional<Duration> lasted) {
        resolved.count(kind, severity.label());
        lasted.ifPresent(timing(incidentDurations, severity.label(), INCIDENT_BOUNDS)::record);
    }

    @Override
    public void notification(String channel, String integration, NotificationEvent event) {
        notifications.count(channel, integration, event.label());
    }

    @Override
    public void notificationDelivered(String channel, String integration, Duration took, Instant at) {
        timing(notificationDurations, integration, NOTIFICATION_BOUNDS).record(took);
        lastSuccess.put(channel, at);
    }

    @Override
    public void notificationFailed(String channel, String integration, FailureReason reason) {
        failed.count(channel, integration, reason.label());
    }

    @Override
    public void notificationSuppressed(String channel, SuppressionReason reason) {
        suppressed.count(channel, reason.label());
    }

    /** The configuration was read at the start, which is no reload. */
    public void configInForce(Instant at) {
        reloadSuccessful = Optional.of(true);
        reloadSuccess = Optional.of(at);
    }

    @Override
    public void configReloaded(boolean success, Instant at) {
        reloads.count(success ? "success" : "failure");
        reloadSuccessful = Optional.of(success);
        if (success) {
            reloadSuccess = Optional.of(at);
        }
    }

    @Override
    public void storageError(StorageOperation operation) {
        storageErrors.count(operation.label());
    }

    DurationHistogram.Values queryDuration(String list) {
        return timing(queryDurations, list, QUERY_BOUNDS).read();
    }

    DurationHistogram.Values notificationDuration(String integration) {
        return timing(notificationDurations, integration, NOTIFICATION_BOUNDS).read();
    }

    DurationHistogram.Values incidentDuration(String severity) {
        return timing(incidentDurations, severity, INCIDENT_BOUNDS).read();
    }

    Optional<Instant> lastSuccess(String channel) {
        return Optional.ofNullable(lastSuccess.get(channel));
    }

    Duration roundLate() {
        return roundLate;
    }

    int brokenTargetFiles() {
        return brokenTargetFiles;
    }

    Optional<Duration> lastRound() {
        return lastRound;
    }

    Optional<Boolean> reloadSuccessful() {
        return reloadSuccessful;
    }

    Optional<Instant> reloadSuccess() {
        return reloadSuccess;
    }

    private static DurationHistogram timing(Map<String, DurationHistogram> timings, String key, List<Double> bounds) {
        DurationHistogram known = timings.get(key);
        return known == null ? timings.computeIfAbsent(key, absent -> new DurationHistogram(bounds)) : known;
    }
}
