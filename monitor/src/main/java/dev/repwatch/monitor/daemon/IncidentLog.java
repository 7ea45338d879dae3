package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line in the log for each thing that people may have to hear of, once it is written. */
final class IncidentLog implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentLog.class);

    private final EventSink next;
    private final IncidentKinds kinds;

    IncidentLog(EventSink next, IncidentKinds kinds) {
        this.next = next;
        this.kinds = kinds;
    }

    @Override
    public void record(Transaction transaction, List<IncidentEvent<?>> happenings) {
        next.record(transaction, happenings);
        List<IncidentEvent<?>> written = List.copyOf(happenings);
        transaction.onceCommitted(() -> written.forEach(this::line));
    }

    private <D extends IncidentDetail> void line(IncidentEvent<D> event) {
        kinds.of(event).logged().flatMap(logged -> logged.apply(event)).ifPresent(line -> {
            LoggingEventBuilder builder = LOG.atLevel(line.level()).addKeyValue("event", line.event());
            for (Map.Entry<String, Object> pair : line.pairs().entrySet()) {
                builder = builder.addKeyValue(pair.getKey(), pair.getValue());
            }
            builder.log("{}", line.text());
        });
    }
}
