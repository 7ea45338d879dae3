package dev.repwatch.monitor.telemetry;

import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/** Reports every attempt to tell and how it ended. */
public final class CountedChannel implements Channel {

    private final Channel inner;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public CountedChannel(Channel inner, Telemetry telemetry, InstantSource clock) {
        this.inner = inner;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String type() {
        return inner.type();
    }

    @Override
    public Delivery probe() {
        return inner.probe();
    }

    @Override
    public void start(ActionSink actions) {
        inner.start(actions);
    }

    @Override
    public Optional<Inbox> inbox() {
        return inner.inbox();
    }

    @Override
    public Optional<Boolean> connected() {
        return inner.connected();
    }

    @Override
    public void stillOpen(Collection<Alert> alerts) {
        inner.stillOpen(alerts);
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        Instant begun = clock.instant();
        telemetry.notification(name(), type(), event(envelope.alert().kind()));
        Delivery delivery = inner.deliver(envelope);
        Instant ended = clock.instant();
        delivery.<Runnable>match(
                        done -> () -> telemetry.notificationDelivered(name(), type(), between(begun, ended), ended),
                        later -> () -> telemetry.notificationFailed(name(), type(), reason(later.hindrance())),
                        unclear -> () -> telemetry.notificationFailed(name(), type(), FailureReason.NETWORK),
                        refused -> () -> telemetry.notificationFailed(
                                name(),
                                type(),
                                refused.fault() == Delivery.Fault.CHANNEL ? FailureReason.AUTH : FailureReason.CLIENT))
                .run();
        return delivery;
    }

    private static FailureReason reason(Delivery.Hindrance hindrance) {
        return switch (hindrance) {
            case PACE -> FailureReason.RATE_LIMITED;
            case SERVER -> FailureReason.SERVER;
            case NETWORK -> FailureReason.NETWORK;
        };
    }

    private static Duration between(Instant begun, Instant ended) {
        Duration took = Duration.between(begun, ended);
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static NotificationEvent event(Alert.Kind kind) {
        return switch (kind) {
            case OPENED -> NotificationEvent.FIRED;
            case UPDATED -> NotificationEvent.UPDATED;
            case REMINDER -> NotificationEvent.REMINDER;
            case RESOLVED -> NotificationEvent.RESOLVED;
            case DIGEST -> NotificationEvent.DIGEST;
            case NOTICE -> NotificationEvent.NOTICE;
            case TEST -> NotificationEvent.TEST;
        };
    }
}
