package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.OutsideNames;
import dev.repwatch.monitor.notify.wording.DaemonKind;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, straight and once, what cannot be written to the outbox because the outbox is what does not work. */
final class DirectNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(DirectNotifier.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<List<Channel>> channels;
    private final Executor executor;
    private final Supplier<Wording> wording;
    private final Telemetry telemetry;
    private final Supplier<String> tag;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /** @param tag of this life of the database, which providers know the conversations by */
    DirectNotifier(
            Supplier<List<Channel>> channels,
            Executor executor,
            Supplier<Wording> wording,
            Telemetry telemetry,
            Supplier<String> tag) {
        this.tag = tag;
        this.channels = channels;
        this.executor = executor;
        this.wording = wording;
        this.telemetry = telemetry;
    }

    void tell(IncidentEvent<DaemonTrouble> trouble) {
        tell(trouble, tag.get());
    }

    /** @param began tag of the process that began the conversation */
    void tell(IncidentEvent<DaemonTrouble> trouble, String began) {
        count(trouble);
        Alert alert = new OutsideNames(began, tag.get()).of(wording.get().alert(trouble));
        for (Channel channel : channels.get()) {
            executor.execute(() -> deliver(channel, alert));
        }
    }

    /** The same, and returns when every channel has answered, or after a while. */
    void tellAndWait(IncidentEvent<DaemonTrouble> trouble) {
        count(trouble);
        Alert alert = new OutsideNames(tag.get(), tag.get()).of(wording.get().alert(trouble));
        CompletableFuture<?>[] deliveries = channels.get().stream()
                .map(channel -> CompletableFuture.runAsync(() -> deliver(channel, alert), executor))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(deliveries)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> {
                    LOG.error("not every channel took the last message", late);
                    return null;
                })
                .join();
    }

    /** Whether it was begun here, so that it has to end here. */
    boolean told(DaemonTrouble trouble) {
        return since.containsKey(trouble.subject());
    }

    private void count(IncidentEvent<DaemonTrouble> trouble) {
        String subject = trouble.detail().subject();
        if (trouble.is(IncidentEvent.Verb.RESOLVED)) {
            Optional<Duration> lasted =
                    Optional.ofNullable(since.remove(subject)).map(it -> Duration.between(it, trouble.at()));
            telemetry.incidentResolved(DaemonKind.COUNTED, DaemonKind.SEVERITY, lasted);
        } else {
            since.put(subject, trouble.at());
            telemetry.incidentOpened(DaemonKind.COUNTED, DaemonKind.SEVERITY);
        }
    }

    private static void deliver(Channel channel, Alert alert) {
        Delivery delivery = channel.deliver(new Channel.Envelope(alert, Optional.empty(), 0, false));
        if (!(delivery instanceof Delivery.Delivered)) {
            LOG.error("channel {} could not be told: {}", channel.name(), delivery);
        }
    }
}
