package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.state.Happening;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, straight and once, what cannot be written to the outbox because the outbox is what does not work. */
final class WithoutDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(WithoutDatabase.class);

    private final Supplier<List<Channel>> channels;
    private final Executor executor;
    private final String language;

    WithoutDatabase(Supplier<List<Channel>> channels, Executor executor, String language) {
        this.channels = channels;
        this.executor = executor;
        this.language = language;
    }

    void tell(Happening.DaemonTrouble trouble) {
        Alert alert = alert(trouble);
        for (Channel channel : channels.get()) {
            executor.execute(() -> deliver(channel, alert));
        }
    }

    private static void deliver(Channel channel, Alert alert) {
        Delivery delivery = channel.deliver(new Channel.Envelope(alert, Optional.empty(), 0, false));
        if (!(delivery instanceof Delivery.Delivered)) {
            LOG.error("channel {} could not be told: {}", channel.name(), delivery);
        }
    }

    private Alert alert(Happening.DaemonTrouble trouble) {
        String thread = "daemon:" + trouble.subject();
        return new Alert(
                trouble.over() ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE,
                trouble.over() ? Alert.Level.OK : Alert.Level.CRITICAL,
                trouble.headline(),
                List.of(),
                "",
                trouble.advice().isEmpty() ? List.of() : List.of(trouble.advice()),
                List.of(),
                List.of(),
                thread + ":" + trouble.at().toEpochMilli(),
                thread,
                thread,
                Map.of("subject", trouble.subject()),
                false,
                trouble.at(),
                language);
    }
}
