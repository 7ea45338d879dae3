package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.metrics.MetricsInput.ChannelView;
import dev.repwatch.monitor.telemetry.FailureReason;
import dev.repwatch.monitor.telemetry.Labelled;
import dev.repwatch.monitor.telemetry.NotificationEvent;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.util.List;

/** Whether people are told. Every series of a configured channel is there from the start, so that a rate sees the first. */
final class NotificationFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family queue = Family.of(Metric.NOTIFICATION_QUEUE);
        Family oldest = Family.of(Metric.NOTIFICATION_OLDEST);
        Family last = Family.of(Metric.NOTIFICATION_LAST_SUCCESS);
        Family socket = Family.of(Metric.SLACK_SOCKET);
        Family suppressed = Family.of(Metric.NOTIFICATIONS_SUPPRESSED);
        for (ChannelView channel : now.input().channels()) {
            String name = channel.name();
            queue.add(channel.queued(), name);
            channel.oldest().ifPresent(at -> oldest.add(at, name));
            now.counters().lastSuccess(name).ifPresent(at -> last.add(at, name));
            channel.socket().ifPresent(it -> socket.add(it, name));
            for (SuppressionReason reason : SuppressionReason.values()) {
                suppressed.add(now.counters().suppressed.of(name, reason.label()), name, reason.label());
            }
        }
        Family attempts = attempts(now, Metric.NOTIFICATIONS, now.counters().notifications, NotificationEvent.values());
        Family failed = attempts(now, Metric.NOTIFICATIONS_FAILED, now.counters().failed, FailureReason.values());
        return List.of(attempts, failed, suppressed, queue, oldest, last, durations(now), socket);
    }

    private static Family attempts(Snapshot now, Metric metric, LabelledCounter labelledCounter, Labelled[] values) {
        Family family = Family.of(metric);
        for (ChannelView channel : now.input().channels()) {
            for (Labelled value : values) {
                family.add(
                        labelledCounter.of(channel.name(), channel.integration(), value.label()),
                        channel.name(),
                        channel.integration(),
                        value.label());
            }
        }
        return family;
    }

    private static Family durations(Snapshot now) {
        Family durations = Family.of(Metric.NOTIFICATION_DURATION);
        now.input().channels().stream()
                .map(ChannelView::integration)
                .distinct()
                .sorted()
                .forEach(it -> durations.add(now.counters().notificationDuration(it), it));
        return durations;
    }
}
