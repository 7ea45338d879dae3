package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.InterruptedDeliveries;
import dev.repwatch.monitor.store.outbox.MessageRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for a channel that the configuration no longer has would wait for ever: the fallback channel hears it, and it
 * waits no more.
 */
final class FallbackRouting {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackRouting.class);

    private final Routing routing;
    private final Optional<String> fallback;
    private final OutboxWriter outboxWriter;

    FallbackRouting(Routing routing, Optional<String> fallback, OutboxWriter outboxWriter) {
        this.routing = routing;
        this.fallback = fallback;
        this.outboxWriter = outboxWriter;
    }

    /** How many messages waited for channels that are gone. */
    int adopt(Transaction transaction, Instant now) {
        int adopted = 0;
        for (String channel : InterruptedDeliveries.channels(transaction)) {
            if (routing.named(channel).isEmpty()) {
                List<MessageRow> waiting = InterruptedDeliveries.of(transaction, channel);
                waiting.forEach(it -> adopt(transaction, it, now));
                BrokenChannels.mend(transaction, channel);
                adopted += waiting.size();
                LOG.warn(
                        "{} messages waited for channel {}, which is no longer in the configuration; {}",
                        waiting.size(),
                        channel,
                        fallback.map(it -> "channel " + it + " gets them").orElse("they are not sent"));
            }
        }
        return adopted;
    }

    private void adopt(Transaction transaction, MessageRow message, Instant now) {
        fallback.ifPresent(
                it -> message.alert().ifPresent(alert -> outboxWriter.postTo(transaction, List.of(it), alert, now)));
        InterruptedDeliveries.withdraw(transaction, message, "the channel is no longer in the configuration");
    }
}
