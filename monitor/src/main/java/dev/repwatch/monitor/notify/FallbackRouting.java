package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.InterruptedDeliveries;
import dev.repwatch.monitor.store.outbox.MessageRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for a channel that the configuration no longer has, perhaps because it has another name now, would wait for
 * ever: it is routed anew. Where no route leads anywhere the fallback channel hears it, or all.
 */
final class FallbackRouting {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackRouting.class);

    private final Routing routing;
    private final Optional<String> fallback;
    private final OutboxWriter outboxWriter;
    private final DeliveryAlerts deliveryAlerts;

    FallbackRouting(
            Routing routing, Optional<String> fallback, OutboxWriter outboxWriter, DeliveryAlerts deliveryAlerts) {
        this.routing = routing;
        this.fallback = fallback;
        this.outboxWriter = outboxWriter;
        this.deliveryAlerts = deliveryAlerts;
    }

    /** How many messages waited for channels that are gone. */
    int adopt(Transaction transaction, Instant now) {
        int adopted = 0;
        for (String channel : InterruptedDeliveries.channels(transaction)) {
            if (routing.named(channel).isEmpty()) {
                List<MessageRow> waiting = InterruptedDeliveries.of(transaction, channel);
                Set<String> heirs = new TreeSet<>();
                waiting.forEach(it -> heirs.addAll(adopt(transaction, it, now)));
                adopted += waiting.size();
                LOG.warn(
                        "{} messages waited for channel {}, which is no longer in the configuration; {} get them",
                        waiting.size(),
                        channel,
                        heirs.isEmpty() ? "none" : heirs);
            }
        }
        BrokenChannels.all(transaction).stream()
                .filter(it -> routing.named(it.channel()).isEmpty())
                .forEach(it -> {
                    BrokenChannels.mend(transaction, it.channel());
                    deliveryAlerts.gone(transaction, it, now);
                });
        return adopted;
    }

    private List<String> adopt(Transaction transaction, MessageRow message, Instant now) {
        Optional<Alert> alert = message.alert();
        List<String> heirs = alert.map(this::heirs).orElse(List.of());
        alert.ifPresent(it -> outboxWriter.inherit(transaction, heirs, it, message, now));
        InterruptedDeliveries.withdraw(transaction, message, "the channel is no longer in the configuration");
        return heirs;
    }

    private List<String> heirs(Alert alert) {
        List<String> routed =
                routing.of(alert).stream().map(RoutedChannel::name).toList();
        Stream<String> next = routed.isEmpty()
                ? fallback.map(Stream::of)
                        .orElseGet(() -> routing.able(alert).stream().map(RoutedChannel::name))
                : routed.stream();
        return next.toList();
    }
}
